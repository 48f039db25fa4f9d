"""The pages of a hub and the Group, which no other office has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from napdesk.schema.offices import Scope
from napdesk.ui.behind import part
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.parts.page import Page
from napdesk.ui.places import CONSOLIDATED, RECEIVING

if TYPE_CHECKING:
    from napdesk.ui.consolidated.page import ConsolidatedPage
    from napdesk.ui.receiving.page import ReceivingPage


def hub_makers(desk: Desk, files: Files) -> dict[str, Callable[[], Page]]:
    """What builds each page, by its key; none where the store is an office's."""
    if desk.store.office.scope is Scope.OFFICE:
        return {}

    def make_receiving() -> Page:
        page: ReceivingPage = part("receiving.page").ReceivingPage(desk, files)
        return page

    def make_consolidated() -> Page:
        page: ConsolidatedPage = part("consolidated.page").ConsolidatedPage(desk, files)
        return page

    return {RECEIVING: make_receiving, CONSOLIDATED: make_consolidated}
