"""The page with the recovery code, for paper or a file."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtGui import QTextDocument

from napdesk.schema.offices import Office
from napdesk.schema.showing import show_day
from napdesk.schema.text import Language, Text


def recovery_page(code: str, office: Office, today: date, language: Language) -> QTextDocument:
    """The page to print."""
    cells = "".join(f"<td style='padding:10px'><b>{escape(group)}</b></td>" for group in code.split("-"))
    lines = "".join(f"<p>{escape(words.to(language))}</p>" for words in _WORDS)
    document = QTextDocument()
    document.setHtml(
        f"<h1>NapDesk · {escape(_TITLE.to(language))}</h1>"
        f"<p>{escape(office.name)} · {escape(office.code)} · {show_day(today)}</p>"
        f"<table border='1' cellspacing='0' style='font-family:monospace; font-size:16pt'><tr>{cells}</tr></table>"
        f"{lines}"
    )
    return document


def plain_page(code: str, office: Office, today: date, language: Language) -> str:
    """The same as plain text."""
    head = f"NapDesk · {_TITLE.to(language)}\n{office.name} · {office.code} · {show_day(today)}"
    return "\n\n".join([head, f"    {code}", *(words.to(language) for words in _WORDS)]) + "\n"


_TITLE = Text(es="Código de recuperación", en="Recovery code")
_WORDS = (
    Text(
        es="Abre los datos de esta oficina si se olvida la contraseña: en NapDesk, elija «Olvidé la contraseña».",
        en="It opens this office's data if the passphrase is forgotten: in NapDesk, choose “I forgot the passphrase”.",
    ),
    Text(
        es="Guárdelo bajo llave, lejos del equipo: quien lo tenga puede leer los datos.",
        en="Lock it away, far from the computer: whoever has it can read the data.",
    ),
)
