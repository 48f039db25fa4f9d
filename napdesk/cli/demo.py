"""demo: a store of fictitious records, its figures, its return, and what verify says of a changed copy."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from napdesk.cli.figures import document, table
from napdesk.cli.returns import lines_of, next_revision, told
from napdesk.cli.session import Session
from napdesk.cli.verb import verb
from napdesk.excel.alteration import alter_a_count
from napdesk.house import build_house, now, plan_of
from napdesk.schema.figures import Catalogue
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.closing import send
from napdesk.services.demo import demo_office, fill
from napdesk.services.figures import days_of, figures
from napdesk.services.known_offices import known_offices
from napdesk.services.returns import file_name_of, write_copy
from napdesk.services.verifying import verify
from napdesk.store.identity import new_uid
from napdesk.store.store import House, Store, create_store, hold_store, open_store


@verb(
    "demo",
    Text(
        es="Crea un almacén de demostración con datos ficticios y muestra el plan, un reporte y su verificación.",
        en="Makes a demonstration store of fictitious data and shows the plan, a return and its verification.",
    ),
)
def demo(session: Session) -> None:
    session.store_path = session.store_path or Path.cwd() / "napdesk-demo.napdesk"
    window = session.has_display() and not session.as_json
    house = replace(build_house(), who="demo")
    with hold_store(session.path, house.who), closing(_demo_store(session, house)) as store:
        if not window:
            _show(session, store)
    if window:
        session.show_window()


def _demo_store(session: Session, house: House) -> Store:
    if session.path.exists():
        store = session.unlock(lambda secret: open_store(session.path, house, passphrase=secret))
        if not store.office.demo:
            store.close()
            raise Trouble("not_a_demo", _REAL, _ANOTHER)
        return store
    store = create_store(session.path, demo_office(new_uid()), house)
    fill(store, session.today)
    return store


def _show(session: Session, store: Store) -> None:
    catalogue, today = plan_of(store), session.today
    year = Period.read(str(today.year)) or Period.of(today, store.office.periodicity)
    days = days_of(year.first_day, year.last_day, today)
    found = figures(store, catalogue, days, today)
    period = Period.of(today, store.office.periodicity).previous
    whole = _return_of(session, store, catalogue, period)
    changed = whole.with_stem(f"{whole.stem}-alterado")
    alter_a_count(whole, changed)
    keys = known_offices(store)
    verified = [(path, verify(path, keys=keys)) for path in (whole, changed)]
    lines = [session.say(_FICTITIOUS), "", *table(session, catalogue, found, days), ""]
    lines += [line for path, one in verified for line in lines_of(session, path, one)]
    lines += ["", *(str(path) for path in (session.path.resolve(), whole, changed))]
    shown = document(session, store, catalogue, found, days)
    shown |= {"store": str(session.path.resolve()), "return": str(whole), "altered": str(changed)}
    shown |= {"files": [told(path, one, session) for path, one in verified]}
    session.answer(shown, lines)


def _return_of(session: Session, store: Store, catalogue: Catalogue, period: Period) -> Path:
    """The return of a period, or where that was made and nothing has changed since, a copy of it."""
    revision = next_revision(store, period)
    folder = session.path.resolve()
    whole = folder.with_name(file_name_of(store.office, period, revision))
    try:
        send(store, catalogue, period, whole, language=session.language, now=now())
    except Trouble as trouble:
        if trouble.code != "nothing_changed":
            raise
        whole = folder.with_name(file_name_of(store.office, period, revision - 1))
        write_copy(store, period, whole)
    return whole


_FICTITIOUS = Text(es="DEMOSTRACIÓN · DATOS FICTICIOS", en="DEMONSTRATION · FICTITIOUS DATA")
_REAL = Text(es="Ese almacén guarda datos reales.", en="That store holds real data.")
_ANOTHER = Text(
    es="Elija otro archivo con --store. No se cambió nada.",
    en="Choose another file with --store. Nothing was changed.",
)
