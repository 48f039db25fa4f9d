"""Closing a period: what blocks it, what is frozen, the cut of what stands, and opening it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.registers.network import members_women, network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import title, training, uniformed_women
from napdesk.resources import resources
from napdesk.schema.fields import Absence
from napdesk.schema.figures import Catalogue
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.text import Language, Text
from napdesk.services.catalogue import load_catalogue
from napdesk.services.closing import blocking, close, compose_return, records_of_period, reopen, send
from napdesk.store.periods import Status
from napdesk.store.store import Store
from tests.samples import session, unit, women

TODAY = date(2025, 8, 20)
NOW = datetime(2025, 8, 20, 16, 5).astimezone()
T1, T2, T3, T4, YEAR = (Period.read(f"2025-{name}" if name else "2025") for name in ("T1", "T2", "T3", "T4", ""))
assert T1 and T2 and T3 and T4 and YEAR
IN_T2 = {"begins": date(2025, 5, 5), "ends": date(2025, 5, 9)}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "indicators.csv")


def keep(store: Store, *records: Record) -> list[Record]:
    return store.records.keep_all(records, store.office_code)


def refusal(store: Store, period: Period, *, nil: bool = False) -> str:
    with pytest.raises(Trouble) as caught:
        close(store, period, TODAY, nil=nil)
    assert store.periods.status(period) is Status.OPEN
    return caught.value.code


# --- what a return of the period carries -----------------------------------------------------------------------


def test_events_of_the_period_and_what_stood_in_it(store: Store) -> None:
    keep(
        store,
        session(title="antes", begins=date(2025, 3, 31), ends=date(2025, 3, 31)),
        session(title="primer día", begins=date(2025, 3, 30), ends=date(2025, 4, 1)),
        session(title="último día", begins=date(2025, 6, 30), ends=date(2025, 6, 30)),
        session(title="después", begins=date(2025, 6, 30), ends=date(2025, 7, 1)),
        session(title="borrador", stage="draft", **IN_T2),
        unit(name="vieja"),
        unit(name="cerrada antes", status="closed", closed_on=date(2025, 3, 31)),
        unit(name="cerrada en él", status="closed", closed_on=date(2025, 4, 1)),
        women(name="nueva después", installed=date(2025, 7, 1), integrated=date(2025, 7, 2)),
    )
    found = records_of_period(store, T2)
    names = {register.key: [one[register.name_field] for one in records] for register, records in found.items()}
    assert names == {
        "training": ["primer día", "último día"],
        "police_unit": ["vieja", "cerrada en él"],
        "network": [],
        **{key: [] for key in ("deployment", "appointment", "exchange", "aid")},
    }


# --- what blocks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (session(stage="draft", **IN_T2), "still_draft"),
        (session(stage="sent_back", **IN_T2), "sent_back"),
        (session(stage="draft", uniformed_women=None, **IN_T2), "missing"),
        (session(place="99999", **IN_T2), "unknown_code"),
        (session(activity="mobile_team", **IN_T2), "command_missing"),
        (women(stage="draft"), "still_draft"),
        (unit(stage="draft", created=Absence.NOT_AVAILABLE), "still_draft"),
    ],
)
def test_what_keeps_a_period_open(store: Store, record: Record, code: str) -> None:
    [kept] = keep(store, record)
    assert [(one.record.uid, one.problem.code) for one in blocking(store, T2, TODAY)] == [(kept.uid, code)]
    assert refusal(store, T2) == "period_blocked"


@pytest.mark.parametrize(
    "record",
    [
        session(declared_total=99, remarks="tel. 5512345678", **IN_T2),
        session(stage="draft", begins=date(2025, 7, 1), ends=date(2025, 7, 1)),
        women(members_women=273),
        women(stage="draft", installed=date(2025, 7, 1), integrated=date(2025, 7, 2)),
    ],
)
def test_what_does_not(store: Store, record: Record) -> None:
    keep(store, session(**IN_T2), record)
    assert blocking(store, T2, TODAY) == []
    close(store, T2, TODAY)
    assert store.periods.status(T2) is Status.CLOSED


def test_the_worst_come_first_and_each_record_is_counted_once(store: Store) -> None:
    keep(
        store,
        session(activity="mobile_team", **IN_T2),
        session(stage="draft", title=None, place=None, **IN_T2),
    )
    assert [one.problem.code for one in blocking(store, T2, TODAY)] == ["missing", "missing", "command_missing"]
    with pytest.raises(Trouble) as caught:
        close(store, T2, TODAY)
    assert caught.value.message.es.endswith("pendientes: 2.")


def test_nothing_is_closed_as_something(store: Store) -> None:
    assert refusal(store, T2) == "nothing_to_report"


def test_nil_says_that_there_is_nothing(store: Store) -> None:
    close(store, T2, TODAY, nil=True)
    assert (store.periods.status(T2), store.periods.nil(T2), store.periods.nil_in(2025)) == (Status.CLOSED, True, True)


def test_nil_is_refused_where_something_happened(store: Store) -> None:
    keep(store, session(**IN_T2))
    assert refusal(store, T2, nil=True) == "not_nil"


def test_nil_may_stand_beside_what_goes_on_standing(store: Store) -> None:
    keep(store, unit())
    close(store, T2, TODAY, nil=True)
    assert store.periods.nil(T2)


@pytest.mark.parametrize(("period", "code"), [(T4, "period_in_future"), (YEAR, "period_unfit")])
def test_periods_that_cannot_be_closed(store: Store, period: Period, code: str) -> None:
    assert refusal(store, period) == code


def test_the_period_of_today_can_be_closed(store: Store) -> None:
    keep(store, session(begins=date(2025, 7, 5), ends=date(2025, 7, 5)))
    close(store, T3, TODAY)
    assert store.periods.closed_days() == [(date(2025, 7, 1), date(2025, 9, 30))]


# --- what is frozen --------------------------------------------------------------------------------------------


def test_events_of_a_closed_period_take_no_changes(store: Store) -> None:
    [kept] = keep(store, session(**IN_T2))
    close(store, T2, TODAY)
    kept[uniformed_women] = 99
    for record in (kept, session(title="Otro", **IN_T2)):
        with pytest.raises(Trouble) as caught:
            store.records.keep(record, store.office_code)
        assert caught.value.code == "period_closed"
    [frozen] = records_of_period(store, T2)[training]
    assert frozen[uniformed_women] == 19


def test_the_cut_stays_while_the_living_record_changes(store: Store) -> None:
    _, red, other = keep(store, session(**IN_T2), women(), women(name="Otra"))
    close(store, T2, TODAY)
    red[members_women] = 31
    changed = store.records.keep(red, store.office_code)
    store.records.delete(other)
    keep(store, women(name="Nueva"))
    cut = records_of_period(store, T2)[network]
    assert [(one.folio, one[members_women]) for one in cut] == [(red.folio, 20), (other.folio, 20)]
    living = records_of_period(store, T3)[network]
    assert [(one.folio, one[members_women]) for one in living] == [
        (changed.folio, 31),
        ("30-SEMAR-01-RED-2024-0003", 20),
    ]


def test_a_cut_keeps_every_answer(store: Store) -> None:
    [kept] = keep(store, unit(serves=("16065", "30193"), staff_men=Absence.NOT_AVAILABLE, round_the_clock=False))
    close(store, T2, TODAY)
    [cut] = records_of_period(store, T2)[police_unit]
    assert cut.same_answers(kept)
    assert (cut.uid, cut.revision, cut.stage, cut.office) == (kept.uid, 1, kept.stage, kept.office)


def test_no_personal_value_is_in_a_cut(store: Store) -> None:
    keep(store, women(contact_name="Persona de Muestra"))
    close(store, T2, TODAY)
    assert "Muestra" not in str(store.db.execute("SELECT kept FROM cuts").fetchall())


# --- opening again ---------------------------------------------------------------------------------------------


def test_reopening_takes_a_reason_which_stays(store: Store) -> None:
    [kept] = keep(store, session(**IN_T2))
    close(store, T2, TODAY)
    with pytest.raises(Trouble) as caught:
        reopen(store, T2, "  ")
    assert caught.value.code == "reason_missing"
    reopen(store, T2, " faltaba una sesión ")
    assert store.periods.status(T2) is Status.OPEN
    assert [(one.deed, one.changes["reason"]) for one in store.history.of("2025-T2")] == [
        ("reopen", "faltaba una sesión"),
        ("close", ""),
    ]
    kept[title] = "Corregido"
    store.records.keep(kept, store.office_code)
    assert store.history.broken_at() is None


def test_what_is_open_is_not_reopened(store: Store) -> None:
    with pytest.raises(Trouble) as caught:
        reopen(store, T2, "porque sí")
    assert caught.value.code == "period_open"


def test_closing_again_takes_the_cut_anew(store: Store) -> None:
    _, red = keep(store, session(**IN_T2), women())
    close(store, T2, TODAY)
    red[members_women] = 31
    store.records.keep(red, store.office_code)
    reopen(store, T2, "cambió la red")
    close(store, T2, TODAY)
    [cut] = records_of_period(store, T2)[network]
    assert cut[members_women] == 31


def test_a_nil_period_that_is_reopened_is_not_nil(store: Store) -> None:
    close(store, T2, TODAY, nil=True)
    reopen(store, T2, "sí hubo")
    assert not store.periods.nil(T2) and not store.periods.nil_in(2025)


# --- the return ------------------------------------------------------------------------------------------------


def test_a_return_that_cannot_be_written_leaves_the_period_open(
    store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    keep(store, session(**IN_T2), unit())
    with pytest.raises(Trouble):
        send(store, catalogue, T2, tmp_path / "no-such-folder" / "reporte.xlsx", language=Language.ES, now=NOW)
    assert (store.periods.status(T2), store.periods.sent(T2)) == (Status.OPEN, None)


def test_sending_closes_writes_and_remembers(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    keep(store, session(**IN_T2), unit())
    target = tmp_path / "reporte.xlsx"
    written = send(store, catalogue, T2, target, language=Language.ES, now=NOW)
    assert target.exists() and store.periods.status(T2) is Status.CLOSED
    sent = store.periods.sent(T2)
    assert sent is not None
    assert (sent.revision, sent.seal, sent.folio) == (0, written.seal, written.folio)
    assert store.history.of("2025-T2")[0].deed == "return"
    again = compose_return(store, catalogue, T2, language=Language.ES, now=NOW)
    assert again.revision == 1


def test_what_is_blocked_is_not_sent(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    keep(store, session(stage="draft", **IN_T2))
    with pytest.raises(Trouble) as caught:
        send(store, catalogue, T2, tmp_path / "reporte.xlsx", language=Language.ES, now=NOW)
    assert caught.value.code == "period_blocked"
    assert list(tmp_path.glob("*.xlsx")) == [] and store.periods.sent(T2) is None


def test_it_says_what_it_is_doing_and_how_far_it_is(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    keep(store, session(**IN_T2), unit(), women())
    told: list[tuple[str, float]] = []
    tell = lambda doing, share: told.append((doing.es, share))  # noqa: E731 - said once, in one line
    send(store, catalogue, T2, tmp_path / "r.xlsx", language=Language.ES, now=NOW, tell=tell)
    said = list(dict.fromkeys(doing for doing, _ in told))
    assert [said[0], said[7], said[-2], said[-1]] == [
        "Leyendo «Capacitaciones»…",
        "Revisando los registros…",
        "Revisando el archivo…",
        "Cerrando el periodo…",
    ]
    assert "Escribiendo «Redes de mujeres»…" in said
    shares = [share for _, share in told]
    assert shares == sorted(shares) and (shares[0], shares[-1]) == (0, 1)


class GivenUp(Exception):
    """Raised by whoever listens."""


def test_given_up_at_any_step_it_leaves_no_file_and_the_period_as_it_was(
    store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    keep(store, session(**IN_T2), unit(), women())
    target = tmp_path / "out" / "r.xlsx"
    target.parent.mkdir()
    target.write_bytes(b"old")
    head = store.history.head()
    heard = 0

    def give_up(_doing: Text, _share: float) -> None:
        nonlocal heard
        heard += 1
        if heard > steps:
            raise GivenUp

    for steps in range(1_000):
        heard = 0
        try:
            send(store, catalogue, T2, target, language=Language.ES, now=NOW, tell=give_up)
        except GivenUp:
            assert (target.read_bytes(), list(target.parent.iterdir())) == (b"old", [target]), steps
            assert (store.periods.status(T2), store.history.head()) == (Status.OPEN, head), steps
        else:
            break
    assert steps > 15 and store.periods.status(T2) is Status.CLOSED


def test_a_file_that_cannot_be_put_there_leaves_the_period_open(
    store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    keep(store, session(**IN_T2))
    (tmp_path / "out" / "r.xlsx").mkdir(parents=True)
    head = store.history.head()
    with pytest.raises(Trouble):
        send(store, catalogue, T2, tmp_path / "out" / "r.xlsx", language=Language.ES, now=NOW)
    assert (store.periods.status(T2), store.periods.sent(T2), store.history.head()) == (Status.OPEN, None, head)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["r.xlsx"]


@pytest.mark.parametrize(("overtaken", "carried"), [(1, 2), (2, 3)])
def test_what_is_kept_while_it_is_made_is_in_it(
    store: Store, catalogue: Catalogue, tmp_path: Path, overtaken: int, carried: int
) -> None:
    keep(store, session(**IN_T2))
    left = overtaken

    def keep_one_first(work: Callable[[Store], None]) -> None:
        nonlocal left
        if left:
            left -= 1
            keep(store, session(title=f"Mientras {left}", **IN_T2))
        work(store)

    target = tmp_path / "r.xlsx"
    done = send(store, catalogue, T2, target, language=Language.ES, now=NOW, write=keep_one_first)
    assert (done.counts["training"], store.periods.status(T2)) == (carried, Status.CLOSED)


def test_who_never_stops_keeping_is_told_so(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    keep(store, session(**IN_T2))

    def keep_one_first(work: Callable[[Store], None]) -> None:
        keep(store, session(**IN_T2))
        work(store)

    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(Trouble) as caught:
        send(store, catalogue, T2, out / "r.xlsx", language=Language.ES, now=NOW, write=keep_one_first)
    assert caught.value.code == "changed_meanwhile"
    assert list(out.iterdir()) == [] and store.periods.status(T2) is Status.OPEN


def test_a_nil_return_says_so_and_counts_as_zero(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "r.xlsx"
    send(store, catalogue, T2, target, language=Language.ES, now=NOW, nil=True)
    book = load_workbook(target)
    assert "Reporte normal, en ceros" in [row[1].value for row in book["Carátula"]]
    figures = {row[0].value: row[2].value for row in book["Resumen"]}
    assert (figures["PA-7"], store.periods.nil(T2)) == (0, True)


def test_a_return_says_its_period_cut_and_notes(store: Store, catalogue: Catalogue) -> None:
    keep(store, session(declared_total=99, **IN_T2))
    composed = compose_return(store, catalogue, T2, language=Language.EN, now=NOW, preview=True)
    assert (composed.period, composed.cut_off, composed.revision, composed.preview) == (T2, date(2025, 6, 30), 0, True)
    assert [note.code for _, note in composed.notes] == ["parts_differ_from_total"]
    assert store.periods.status(T2) is Status.OPEN
    running = compose_return(store, catalogue, T3, language=Language.ES, now=NOW, preview=True)
    assert running.cut_off == TODAY


def test_drafts_are_not_in_a_preview(store: Store, catalogue: Catalogue) -> None:
    keep(store, session(**IN_T2), session(stage="draft", title="Borrador", **IN_T2))
    composed = compose_return(store, catalogue, T2, language=Language.ES, now=NOW, preview=True)
    assert [len(records) for records in composed.records.values()] == [1, 0, 0, 0, 0, 0, 0]
