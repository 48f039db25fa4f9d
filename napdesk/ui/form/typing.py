"""One record on the form, from its being shown to its being left, and what its rules say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from napdesk.schema.codes import Lists
from napdesk.schema.periods import Periodicity
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record, Stage
from napdesk.services.checks import check
from napdesk.services.review import Noted


@dataclass(eq=False)
class Typing:
    """``record`` is as it was kept last; ``draft`` the uid its draft has or would have; ``at`` the field left last,
    ``sent`` the record as it was last sent to be kept, ``unfit`` what its draft says that no field here asks,
    ``noted`` what it was sent back with.

    Edits are counted, so that a keeping which comes back knows whether more was typed meanwhile.
    """

    record: Record
    draft: str
    visited: set[str] = field(default_factory=set)
    at: str = ""
    sent: Record | None = None
    unfit: dict[str, str] = field(default_factory=dict)
    tried: bool = False
    edits: int = 0
    kept_edits: int = 0
    sent_edits: int = 0
    drafted_edits: int = 0
    saving: bool = False
    save_again: bool = False
    noted: Noted | None = None

    @property
    def dirty(self) -> bool:
        """Whether something typed is in no kept record."""
        return self.edits > self.kept_edits

    @property
    def unsent(self) -> bool:
        """Whether something typed is neither kept nor in a draft, nor on its way to be."""
        return self.edits > max(self.kept_edits, self.sent_edits, self.drafted_edits)

    def shows(self, problem: Problem) -> bool:
        """Whether a problem is said yet: once its field was left, and blanks only once one tried to save."""
        return self.tried or (problem.field in self.visited and problem.code != "missing")


@dataclass(frozen=True)
class Judgement:
    """A record as typed and settled, every problem of it, and what keeps it from being complete."""

    record: Record
    problems: list[Problem]
    lacking: list[Problem]


def judge(
    record: Record,
    unread: list[Problem],
    lists: Lists,
    today: date,
    periodicity: Periodicity,
    twins: list[Problem] | None = None,
) -> Judgement:
    """Check a record as typed; ``unread`` are the texts that could not be read into it.

    ``twins`` is what is said of its likely twins, None while they are being looked for.
    """
    settled = record.copy()
    settled.settle()
    settled.reasons = {}
    untold = {problem.field for problem in unread}
    problems = unread + [one for one in check(settled, lists, today, periodicity) if one.field not in untold]
    problems += [one for one in twins or () if one.field not in untold]
    # A reason stays only where a rule still asks for it, or a twin may still be found.
    asking = {one.field for one in problems if one.weight is Weight.REASON}
    asking |= {record.register.name_field.key} if twins is None else set()
    settled.reasons = {key: reason for key, reason in record.reasons.items() if key in asking}
    lacking = [
        one
        for one in problems
        if one.weight is Weight.STOP or (one.weight is Weight.REASON and one.field not in settled.reasons)
    ]
    settled.stage = Stage.DRAFT if lacking else Stage.COMPLETE
    return Judgement(settled, problems, lacking)


def says_same(one: Record, other: Record) -> bool:
    """Whether keeping the one would change nothing of the other."""
    return says_same_answers(one, other) and one.stage is other.stage


def says_same_answers(one: Record, other: Record) -> bool:
    """The same, whatever was made of them."""
    before = other.copy()
    before.settle()
    return one.same_answers(before) and one.reasons == other.reasons
