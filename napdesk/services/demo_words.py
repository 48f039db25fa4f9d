"""What the office of the demonstration says itself: of two periods in words, and of the year before its records."""

from __future__ import annotations

from datetime import date

from napdesk.schema.figures import Declared, Narrative
from napdesk.schema.periods import Period
from napdesk.services.demo_days import Calendar
from napdesk.store.store import Store

_LAST_PERIOD = {
    "PA-5": Narrative(
        "Tres redes recibieron acompañamiento y dos preparan su plan de trabajo.",
        "Los convenios con las redes nuevas se firman en el último trimestre, cuando se aprueba su plan de trabajo.",
    ),
    "PA-7": Narrative("Se impartieron los cursos previstos. Hubo más solicitudes que lugares, y se abrirá otro grupo."),
}
_THIS_PERIOD = {"PA-7": Narrative("Quedan por impartir los talleres ya convocados.")}
_DECLARED = {"PA-5": (9, None), "PA-7": (148, None), "PA-9": (3, 31)}


def write_words(store: Store, today: date) -> None:
    """Keep the words of the last period and of this one, and declare a few figures of the year before the records."""
    this = Period.of(today, store.office.periodicity)
    for period, words in ((this.previous, _LAST_PERIOD), (this, _THIS_PERIOD)):
        for commitment, narrative in words.items():
            store.narratives.put(period, commitment, narrative)
    year = Calendar(today, store.office.periodicity).years[0] - 1
    source = f"Informe anual de labores {year}, p. 31"
    for commitment, (value, of) in _DECLARED.items():
        store.declared.put(Declared(year, store.office.institution, commitment, value, source, of))
