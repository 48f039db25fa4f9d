"""Records kept, changed, deleted and found again: one transaction each, with its line of history."""

from __future__ import annotations

from datetime import date

import pytest

from napdesk.registers import network, training
from napdesk.schema.fields import Absence
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record, Stage
from napdesk.store.changes import changes_between
from napdesk.store.drafts import Draft
from napdesk.store.store import Store
from tests.samples import session, tour, unit, women


def refusal(store: Store, record: Record) -> str:
    with pytest.raises(Trouble) as caught:
        store.records.keep(record, store.office_code)
    return caught.value.code


def test_a_record_comes_back_as_it_was_kept(store: Store) -> None:
    record = session(hours=2.5, unspecified=Absence.NOT_AVAILABLE, remarks="uno\ndos", topics=("sgbv", "wps"))
    record.reasons["command"] = "no lo hay"
    kept = store.records.keep(record, store.office_code)
    found = store.records.find(training.training, kept.uid)
    assert found is not None
    assert found.same_answers(record) and found.reasons == record.reasons
    assert (found.folio, found.stage, found.revision, found.office) == (
        "30-SEMAR-01-CAP-2024-0001", Stage.COMPLETE, 1, "office-1",
    )  # fmt: skip
    assert (found.created_by, found.updated_at) == ("ana", "2025-08-20T16:05:00-06:00")


@pytest.mark.parametrize(
    ("record", "folio"),
    [
        (session(ends=date(2025, 1, 10)), "30-SEMAR-01-CAP-2025-0001"),
        (unit(), "30-SEMAR-01-UPE-2022-0001"),
        (women(), "30-SEMAR-01-RED-2024-0001"),
        (women(installed=Absence.NOT_AVAILABLE), "30-SEMAR-01-RED-2025-0001"),
        # what ends later bears the year it began in, whether its end was known or not
        (women(status="dissolved", ended_on=date(2025, 3, 1)), "30-SEMAR-01-RED-2024-0001"),
        (tour(), "30-SEMAR-01-DES-2024-0001"),
        (tour(returned_on=None), "30-SEMAR-01-DES-2024-0001"),
    ],
)
def test_folios_name_office_register_and_year(store: Store, record: Record, folio: str) -> None:
    assert store.records.keep(record, store.office_code).folio == folio


def test_folios_go_on_counting_one_by_one_and_together(store: Store) -> None:
    keep = store.records.keep
    first = keep(session(), store.office_code)
    together = store.records.keep_all([session(), session(), session(ends=date(2025, 2, 1))], store.office_code)
    last = keep(session(), store.office_code)
    numbers = [one.folio.removeprefix("30-SEMAR-01-CAP-") for one in (first, *together, last)]
    assert numbers == ["2024-0001", "2024-0002", "2024-0003", "2025-0001", "2024-0004"]


def test_a_change_keeps_folio_office_and_maker(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    again = session(uniformed_women=20)
    again.uid, again.revision = kept.uid, kept.revision
    changed = store.records.keep(again, "99-OTRA-01")
    assert (changed.folio, changed.office, changed.created_by, changed.revision) == (kept.folio, "office-1", "ana", 2)
    assert store.records.count(training.training) == 1
    found = store.records.find_folio(training.training, kept.folio)
    assert found is not None and found[training.uniformed_women] == 20
    assert found.created_at == kept.created_at


def test_a_record_changed_elsewhere_is_not_overwritten(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    store.records.keep(kept.copy(), store.office_code)
    assert refusal(store, kept) == "changed_elsewhere"


def test_keeping_many_is_all_or_nothing(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    stale = kept.copy()
    store.records.keep(kept, store.office_code)
    before = store.history.head()
    with pytest.raises(Trouble):
        store.records.keep_all([session(), stale], store.office_code)
    assert store.records.count(training.training) == 1
    assert store.history.head() == before
    assert store.records.keep(session(), store.office_code).folio.endswith("0002")


def test_what_is_not_asked_is_not_applicable(store: Store) -> None:
    kept = store.records.keep(session(audience="naval"), store.office_code)
    assert kept.answer("government") is Absence.NOT_APPLICABLE


def test_keeping_forgets_the_draft_it_was_typed_in(store: Store) -> None:
    store.drafts.put(Draft("draft-1", "training", "", {"title": "Cur"}, "title", "2025-08-20T16:00:00-06:00"))
    store.records.keep(session(), store.office_code, draft="draft-1")
    assert store.drafts.every() == []


def test_a_refused_record_leaves_its_draft(store: Store) -> None:
    period = Period.read("2024-T1")
    assert period is not None
    store.periods.close(period, [])
    store.drafts.put(Draft("draft-1", "training", "", {"title": "Cur"}, "title", "2025-08-20T16:00:00-06:00"))
    with pytest.raises(Trouble):
        store.records.keep(session(), store.office_code, draft="draft-1")
    assert [draft.uid for draft in store.drafts.every()] == ["draft-1"]


def test_deleting_marks_and_bringing_back_unmarks(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    store.records.delete(kept)
    assert list(store.records.every(training.training)) == []
    assert store.records.is_deleted(kept)
    assert store.records.find(training.training, kept.uid) is not None
    store.records.bring_back(kept)
    assert [one.uid for one in store.records.every(training.training)] == [kept.uid]
    assert not store.records.is_deleted(kept)


def test_no_row_can_be_erased(store: Store) -> None:
    store.records.keep(session(), store.office_code)
    with pytest.raises(Exception, match="records_stay"):
        store.db.execute("DELETE FROM training")


def test_the_same_record_is_found_and_another_is_not(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    assert store.records.find_same(session()) == kept.folio
    assert store.records.find_same(session(uniformed_women=20)) is None
    assert store.records.find_same(session(hours=Absence.NOT_AVAILABLE)) is None
    store.records.delete(kept)
    assert store.records.find_same(session()) is None


def test_every_is_by_folio(store: Store) -> None:
    store.records.keep_all([session(ends=date(2025, 3, 1)), session(), session(title="Otro")], store.office_code)
    folios = [one.folio for one in store.records.every(training.training)]
    assert folios == sorted(folios) and len(folios) == 3


@pytest.mark.parametrize("deed", ["insert", "change_into", "change_out_of", "delete"])
def test_a_closed_period_takes_no_changes(store: Store, deed: str) -> None:
    inside, outside = store.records.keep_all([session(), session(ends=date(2024, 6, 1))], store.office_code)
    period = Period.read("2024-T1")
    assert period is not None
    store.periods.close(period, [])
    if deed == "insert":
        assert refusal(store, session(title="Nuevo")) == "period_closed"
    elif deed == "change_into":
        outside[training.ends] = date(2024, 3, 31)
        assert refusal(store, outside) == "period_closed"
    elif deed == "change_out_of":
        inside[training.ends] = date(2024, 6, 1)
        assert refusal(store, inside) == "period_closed"
    else:
        with pytest.raises(Trouble) as caught:
            store.records.delete(outside, inside)  # none of them, then
        assert caught.value.code == "period_closed"
    assert store.records.count(training.training) == 2
    store.periods.reopen(period, "faltaba una sesión")
    store.records.keep(session(title="Nuevo"), store.office_code)


def test_personal_values_live_apart(store: Store) -> None:
    kept = store.records.keep(women(contact_name="Persona de Muestra", contact_phone="229 000 0000"), store.office_code)
    found = store.records.find(network.network, kept.uid)
    assert found is not None and found[network.contact_name] == "Persona de Muestra"
    [listed] = store.records.every(network.network)
    assert listed[network.contact_name] is None
    found[network.contact_name] = Absence.NOT_AVAILABLE
    found[network.contact_phone] = None
    store.records.keep(found, store.office_code)
    again = store.records.find(network.network, kept.uid)
    assert again is not None
    assert again.absence(network.contact_name) is Absence.NOT_AVAILABLE
    assert again.answer("contact_phone") is None


def test_changes_tell_old_and_new_but_nothing_personal() -> None:
    before = women(contact_phone="229 000 0000")
    after = women(members_women=21, members_men=Absence.NOT_AVAILABLE, contact_phone="229 111 1111")
    after.reasons["kind"] = "así viene"
    assert changes_between(before, after) == {
        "members_women": [20, 21],
        "members_men": [0, "N/D"],
        "contact_phone": ["·"],
        "reasons": [{}, {"kind": "así viene"}],
    }
    assert changes_between(before, women(contact_phone="229 000 0000")) == {}
