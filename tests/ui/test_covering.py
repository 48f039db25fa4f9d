"""The covering sheet: what it says of the last return, one page, a code that says folio and seal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from napdesk.excel.canonical import short_form
from napdesk.house import plan
from napdesk.schema.offices import Signatory
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Stage
from napdesk.schema.text import Language
from napdesk.services.closing import send
from napdesk.store.store import Store
from napdesk.ui.returns.covering import code_of, covering_of, covering_pdf
from napdesk.ui.returns.page import ReturnsPage
from tests.chosen import Chosen
from tests.pages import NOW, make_desk, make_store, training_record

PERIOD = Period.read("2025-T4")
assert PERIOD is not None
LAST_DAY = NOW.replace(month=12, day=31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "datos")
    record = training_record(made, "Asesoría")
    record.stage = Stage.COMPLETE
    made.records.keep(record, made.office_code)
    send(made, plan(), PERIOD, tmp_path / "r.xlsx", language=Language.ES, now=LAST_DAY)
    yield made
    made.close()


@pytest.mark.parametrize("language", Language)
def test_it_says_what_was_sent_on_one_page(store: Store, language: Language) -> None:
    told = covering_of(store, PERIOD, language)
    sent = store.periods.sent(PERIOD)
    assert sent is not None and told.sent == sent and told.short_seal == short_form(sent.seal)
    assert [count for _, count in told.counts] == [1, 0, 0, 0, 0, 0, 0]
    assert code_of(told) == segno.make_qr(f"{sent.folio} {told.short_seal}", error="m")
    long = Signatory("Nombre muy largo de quien firma este documento", "Cargo también muy largo de la dependencia" * 2)
    told = replace(told, office=replace(told.office, authorised_by=long, demo=True))
    pdf = covering_pdf(told, QFont())
    assert pdf.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_there_is_none_without_a_return(store: Store) -> None:
    with pytest.raises(Trouble) as caught:
        covering_of(store, PERIOD.previous, Language.ES)
    assert caught.value.code == "no_copy"


def test_it_is_saved_from_the_page_by_key(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    files = Chosen(tmp_path / "oficio.pdf")
    page = ReturnsPage(replace(make_desk(store), now=lambda: datetime.fromisoformat(LAST_DAY.isoformat())), files)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    page.panel.covering.setFocus()
    qtbot.keyClick(page.panel.covering, Qt.Key.Key_Space)
    assert files.proposed == ["NapDesk_30-SEMAR-01_Oficio-de-entrega-2025-T4.pdf"]
    assert (tmp_path / "oficio.pdf").read_bytes().startswith(b"%PDF")
    news = page.panel.news()
    assert news is not None and news.accessibleName().startswith("Se guardó «oficio.pdf».")
