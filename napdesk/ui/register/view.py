"""What one looks at in a register's page, for a page that takes its place."""

from __future__ import annotations

from dataclasses import dataclass

from napdesk.store.drafts import Draft
from napdesk.store.listing import Wanted


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What is listed, and the record and field, or the draft, on the form."""

    wanted: Wanted
    uid: str
    field: str
    draft: Draft | None
