"""One office's store: opened with its key, holding everything the office keeps."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from napdesk.schema.codes import PARENT_LISTS, Lists
from napdesk.schema.durable import make_folder
from napdesk.schema.leaving import Leaving
from napdesk.schema.offices import Office
from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store import backup, keyring, opening
from napdesk.store.answers import Answers
from napdesk.store.backup_names import HOURLY, MIGRATION
from napdesk.store.consolidated import Consolidated
from napdesk.store.declared import DeclaredFigures
from napdesk.store.drafts import Drafts
from napdesk.store.driver import Database, translated
from napdesk.store.expected_offices import ExpectedOffices
from napdesk.store.history import History
from napdesk.store.listing import Listing
from napdesk.store.lock import Held, hold
from napdesk.store.migrations import LATEST, migrations
from napdesk.store.narratives import Narratives
from napdesk.store.national_cuts import NationalCuts, count_cut
from napdesk.store.neighbours import Neighbours
from napdesk.store.office_keys import OfficeKeys, make_key
from napdesk.store.overlaps import Overlaps
from napdesk.store.periods import Periods
from napdesk.store.place import refuse_unsafe_place
from napdesk.store.receipts import Receipts
from napdesk.store.received import Received
from napdesk.store.records import Now, Records
from napdesk.store.settings import Settings
from napdesk.store.tables import count_received, grow, wanting
from napdesk.store.writing import writing

_EDITION = "lists"  # under which the edition of the lists taken in is kept


@dataclass(frozen=True)
class House:
    """What a store is opened with: the registers, the official lists, who works, and the clock."""

    registers: Sequence[Register]
    lists: Lists
    who: str
    now: Now


class Store:
    """An open store. Each thread opens its own over the same key; all of them share the process's lock.

    ``held`` is that lock where this connection came in with it, and lets others in when it closes; ``counts_apart``
    says that its figures are of what was received, and may be counted on several connections at a time.
    """

    def __init__(self, path: Path, key: bytes, opened: opening.Opened, house: House) -> None:
        self.path = path
        self.key = key
        self.held: Held | None = None
        self.counts_apart = False
        self.db: Database = opened.db
        self.read_only = opened.read_only
        self.house = house
        self.registers = tuple(house.registers)
        self.lists = house.lists
        self.history = History(self.db, key)
        self.settings = Settings(self.db)
        self.drafts = Drafts(self.db, house.who)
        self.listing = Listing(self.db, house.lists)
        self.neighbours = Neighbours(self.db)
        self.periods = Periods(self.db, self.history, house.lists, who=house.who, now=house.now)
        self.narratives = Narratives(self.db, self.history, who=house.who, now=house.now)
        self.declared = DeclaredFigures(self.db, self.history, who=house.who, now=house.now)
        self.keys = OfficeKeys(self.db, self.history, who=house.who, now=house.now)
        self.expected = ExpectedOffices(self.db, self.history, who=house.who, now=house.now)
        self.received = Received(self.db, self.history, self.registers, who=house.who, now=house.now)
        self.overlaps = Overlaps(self.db, self.history, self.registers, who=house.who, now=house.now)
        self.consolidated = Consolidated(self.db, self.registers)
        self.national_cuts = NationalCuts(self.db, self.history, who=house.who, now=house.now)
        self.answers = Answers(self.db, self.history, who=house.who, now=house.now)
        self.receipts = Receipts(self.db, self.history, who=house.who, now=house.now)
        self.records = Records(self.db, self.history, house.lists, self._office_uid, who=house.who, now=house.now)

    @property
    def office(self) -> Office:
        """The office set up here; raises Trouble ``no_office`` in a store without one."""
        office = self.settings.office()
        if office is None:
            raise Trouble("no_office", _NO_OFFICE, _SET_UP)
        return office

    @property
    def office_code(self) -> str:
        return self.office.code

    @property
    def protected(self) -> bool:
        """Whether a passphrase guards the store; personal fields open only then."""
        return keyring.has_passphrase(self.path)

    def another(self) -> Store:
        """The same store on a connection of its own, for another thread."""
        return Store(self.path, self.key, opening.open_existing(self.path, self.key), self.house)

    def counting_received(self) -> Store:
        """The same store on a connection whose figures are of the returns that it received."""
        other = self.another()
        count_received(other.db, self.registers)
        other.counts_apart = True
        return other

    def counting_cut(self, returns: Collection[int], left_out: Mapping[str, Collection[str]]) -> Store:
        """The same store on a connection whose figures are of these returns alone, as ``count_cut`` says."""
        other = self.another()
        count_cut(other.db, self.registers, returns, left_out)
        return other

    def hand_over(self, who: str) -> Store:
        """The same store for somebody else at work, who comes into its lock; this connection is to be closed."""
        given = Store(self.path, self.key, opening.open_existing(self.path, self.key), replace(self.house, who=who))
        given.held, self.held = self.held, None
        return given

    def close(self) -> None:
        self.db.close()
        if self.held is not None:
            self.held.release()

    def note(self, deed: str) -> None:
        """A line of the history for what happened to the store itself."""
        with writing(self.db):
            self.history.add(deed, at=self.house.now().isoformat(timespec="seconds"), who=self.house.who)

    def note_file(self, what: Leaving, about: str = "", *, register: str = "", whom: str = "") -> None:
        """A line of the history for a file that left, of a period or a register; none where the store can only be
        read: what can be read may leave all the same."""
        if self.read_only:
            return
        at, who = self.house.now().isoformat(timespec="seconds"), self.house.who
        with writing(self.db):
            changes = {"what": what.value, "for": whom}
            self.history.add("file", at=at, who=who, register=register, uid=about, changes=changes)

    def guard(self, passphrase: str) -> str:
        """Set or change the passphrase, here and for the copies; returns the new recovery code."""
        keyring.refuse_weak(passphrase)
        # A line too many in the history is better than a passphrase that is set and a code that nobody was shown.
        self.note("passphrase")
        code = keyring.set_passphrase(self.path, self.key, passphrase)
        backup.renew_rings(self.path, backups_of(self.path))
        return code

    def back_up(self, folder: Path | None = None, kind: str = HOURLY) -> Path:
        """A verified copy, into the folder given or the store's own; older ones there are thinned out."""
        into, when = folder or backups_of(self.path), self.house.now()
        made = backup.back_up(self.db, self.key, into, when, kind)
        # Where setting a passphrase broke off half-way, the copies still open by themselves.
        backup.renew_rings(self.path, into)
        backup.thin(into, when)
        return made

    def _office_uid(self) -> str:
        return self.office.uid


def backups_of(path: Path) -> Path:
    """The folder of a store's own backups."""
    return path.with_name(f"{path.stem}-respaldos")


def create_store(path: Path, office: Office, house: House) -> Store:
    """A new store with its key ring; raises Trouble ``store_exists`` where there is anything already."""
    refuse_unsafe_place(path)
    opening.refuse_taken(path)
    make_folder(path.parent)
    key = keyring.create(path)
    with opening.building(path, key) as db:
        _bring_up(db, house)
        Settings(db).put_office(office)
    return Store(path, key, opening.open_existing(path, key), house)


def open_store(path: Path, house: House, *, passphrase: str | None = None, recovery: str | None = None) -> Store:
    """Open an existing store, bringing its tables up to this program after a verified backup.

    Raises Trouble ``store_older`` where they would have to be, and the store can only be read.
    """
    refuse_unsafe_place(path)
    opening.refuse_foreign_file(path)
    key = backup.unlock_store(path, backups_of(path), passphrase, recovery)
    opened = opening.open_existing(path, key)
    try:
        with translated():
            _catch_up(path, key, opened, house)
    except BaseException:
        opened.db.close()
        raise
    return Store(path, key, opened, house)


def enter_store(
    path: Path,
    house: House,
    *,
    passphrase: str | None = None,
    recovery: str | None = None,
    office: Office | None = None,
) -> Store:
    """Open a store and keep other processes out until it is closed; made for ``office`` where there is none.

    Raises Trouble ``store_open_elsewhere`` besides what opening and making one raise.
    """
    if office is None:
        opening.refuse_foreign_file(path)
    else:
        make_folder(path.parent)
    with ExitStack() as broken_off:
        held = broken_off.enter_context(hold_store(path, house.who))
        if office is not None and not path.exists():
            store = create_store(path, office, house)
        else:
            store = open_store(path, house, passphrase=passphrase, recovery=recovery)
        broken_off.pop_all()
    store.held = held
    return store


def hold_store(path: Path, who: str) -> Held:
    """Keep other processes out until released; raises Trouble ``store_open_elsewhere`` naming the holder."""
    return hold(path, who=who, since=datetime.now().astimezone().isoformat(timespec="seconds"))


def _catch_up(path: Path, key: bytes, opened: opening.Opened, house: House) -> None:
    """Bring tables and lists to what this program knows."""
    # The version is written last: a bringing up that broke off half-way is seen by it.
    version = opened.db.execute("PRAGMA user_version").fetchone()[0]
    behind = version < LATEST or wanting(opened.db, house.registers)
    if behind and opened.read_only:
        raise Trouble("store_older", _OLDER, _COPY_IT)
    if behind:
        backup.back_up(opened.db, key, backups_of(path), house.now(), MIGRATION)
        _bring_up(opened.db, house)
    elif not opened.read_only and Settings(opened.db).get(_EDITION) != house.lists.edition:
        with translated(), opened.db.atomic():
            _put_codes(opened.db, house.lists)


def _bring_up(db: Database, house: House) -> None:
    with translated():
        migrations.apply(db)
        with db.atomic():
            grow(db, house.registers, house.lists)
            _put_codes(db, house.lists)
            make_key(db)
            db.execute(f"PRAGMA user_version = {LATEST}")


def _put_codes(db: Database, lists: Lists) -> None:
    """The official lists' parents and validity, for measures that roll up: only rows that stand inside another."""
    db.execute("DELETE FROM codes")
    db.conn.executemany(
        "INSERT INTO codes VALUES (?, ?, ?, ?, ?)",
        [
            (one.name, code.code, code.parent, _iso(code.valid_from), _iso(code.valid_until))
            for one in lists
            for code in one.rows
            if one.name not in PARENT_LISTS and code.parent
        ],
    )
    Settings(db).put(_EDITION, lists.edition)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_OLDER = Text(
    es="Estos datos son de una versión anterior de NapDesk y aquí solo se pueden leer: no se pueden poner al día.",
    en="This data is from an earlier NapDesk and can only be read here: it cannot be brought up to date.",
)
_COPY_IT = Text(
    es="Cópielos, con todo lo de su carpeta, a una donde usted pueda guardar, y ábralos ahí.",
    en="Copy it, with all that is in its folder, to one where you can save, and open it there.",
)
_NO_OFFICE = Text(es="Este almacén no tiene oficina.", en="This store has no office.")
_SET_UP = Text(
    es="Abra NapDesk y complete los datos de la oficina.",
    en="Open NapDesk and complete the office's details.",
)
