"""Carátula: who reports what, what is inside, the seal's short form, and where three people sign."""

from __future__ import annotations

from collections.abc import Sequence

from napdesk.excel.contents import Return
from napdesk.excel.fitting import lines_of
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.people import people_of
from napdesk.excel.sheets import Sheet, Written
from napdesk.schema.codes import Lists
from napdesk.schema.offices import Classification, Office, Signatory
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text

COLUMNS = 6
SIGN_HERE = "_" * 24
WIDTHS = (26, 14, 14, 14, 14, 14)
NAME_WIDTH, ANSWER_WIDTH = 75, 63  # characters that fit across, at the size of their letters


def cover(ret: Return, lists: Lists, short_seal: str) -> Sheet:
    """The cover; ``short_seal`` is empty where there is none, or while the seal is being taken."""
    sheet = Sheet(ret.say(TITLE), widths=WIDTHS, landscape=False, tab=ACCENT, one_page=True)
    _head(sheet, ret, lists, short_seal)
    _who(sheet, ret, lists)
    _what(sheet, ret)
    _inside(sheet, ret)
    _classified(sheet, ret)
    _signed(sheet, ret)
    return sheet


def _head(sheet: Sheet, ret: Return, lists: Lists, short_seal: str) -> None:
    _line(sheet, ret.say(PLAN), Look.BAND, 26)
    _line(sheet, ret.say(RETURN_OF.fill(period=ret.period.label)), Look.BAND_TITLE, 40)
    _line(sheet, ret.office.name, Look.BAND_NAME, 8 + 18 * lines_of(ret.office.name, NAME_WIDTH))
    _line(sheet, institution(ret, lists), Look.BAND, 24)
    warning = ret.warning
    _line(
        sheet,
        ret.say(warning) if warning else None,
        Look.NOTICE if warning else Look.BARE,
        26 if warning else 10,
    )
    looks = (Look.LABEL, Look.STRONG, Look.STRONG, Look.LABEL, Look.STRONG, Look.STRONG)
    row = sheet.add((ret.say(FOLIO), ret.folio, None, ret.say(SHORT_SEAL), short_seal or None, None), looks, 24)
    sheet.merges += [f"B{row}:C{row}", f"E{row}:F{row}"]


def _who(sheet: Sheet, ret: Return, lists: Lists) -> None:
    office = ret.office
    _section(sheet, ret.say(WHO))
    _answer(sheet, ret.say(AREA), office.area or office.name)
    _answer(sheet, ret.say(INSTITUTION), institution(ret, lists))
    _answer(sheet, ret.say(OFFICE), f"{office.name} ({office.code})" if office.name else office.code)
    if office.corporation:
        _answer(sheet, ret.say(CORPORATION), office.corporation)
    _answer(sheet, ret.say(ENTITY), ret.say(lists.label(("entity",), office.entity, ret.cut_off)))
    if office.municipality:
        _answer(
            sheet,
            ret.say(MUNICIPALITY),
            ret.say(lists.label(("municipality",), office.municipality, ret.cut_off)),
        )


def _what(sheet: Sheet, ret: Return) -> None:
    _section(sheet, ret.say(WHAT))
    kind = LATER.fill(number=ret.revision) if ret.revision else FIRST
    _answer(sheet, ret.say(YEAR), str(ret.period.year))
    _answer(sheet, ret.say(PERIOD), ret.say(ret.period.label))
    _answer(sheet, ret.say(CUT_OFF), ret.cut_off)
    _answer(sheet, ret.say(KIND), ret.say(IN_ZEROS.fill(kind=kind) if ret.nil else kind))
    _answer(sheet, ret.say(MADE_AT), ret.made_at.strftime("%d/%m/%Y, %H:%M"))
    if ret.due is not None:
        due = show_day(ret.due)
        _answer(sheet, ret.say(DUE), f"{due} · {ret.say(LATE)}" if ret.late else due)
    _answer(sheet, ret.say(CATALOGUE), ret.catalogue)


def _inside(sheet: Sheet, ret: Return) -> None:
    """How much of each register; people are not added across registers, for they are not the same thing."""
    _section(sheet, ret.say(INSIDE))
    heads = (REGISTER, RECORDS, WOMEN, MEN, UNSPECIFIED, PEOPLE)
    sheet.add(tuple(ret.say(head) for head in heads), (Look.SMALL_HEAD, *(Look.SMALL_HEAD_RIGHT,) * 5), 32)
    for register, records in ret.records.items():
        sheet.add(
            (ret.say(register.title), len(records), *people_of(register, records)),
            (Look.ANSWER, *(Look.TALLY,) * 5),
            20,
        )
    total: list[Written] = [ret.say(TOTAL), sum(ret.counts.values()), None, None, None, None]
    sheet.add(total, (Look.TOTAL, *(Look.TOTAL_NUMBER,) * 5), 22)


def _classified(sheet: Sheet, ret: Return) -> None:
    _section(sheet, ret.say(CLASSIFIED))
    office = ret.office
    is_public = office.classification is Classification.PUBLIC
    _answer(sheet, ret.say(CLASSIFICATION), ret.say(PUBLIC if is_public else office.classification.label))
    _answer(sheet, ret.say(GROUND), office.ground or ret.say(LAW))
    if office.classification is Classification.RESERVED:
        _answer(sheet, ret.say(TERM), office.term)
    _answer(sheet, ret.say(PERSONAL), ret.say(NO))
    _line(sheet, ret.say(NOT_TO_SEND if ret.preview else HOW_TO_VERIFY), Look.FOOTNOTE, 36)


def _signed(sheet: Sheet, ret: Return) -> None:
    """Three places to sign, each two columns wide."""
    signers = signers_of(ret.office)
    _line(sheet, None, Look.BARE, 18)
    _three(sheet, [ret.say(role) for role, _ in signers], Look.SIGN_ROLE, 18)
    _three(sheet, [SIGN_HERE] * 3, Look.SIGN_LINE, 56)
    _three(sheet, [who.shown or None for _, who in signers], Look.SIGN_NAME, 20)
    _three(sheet, [who.post or ret.say(NAME_AND_POST) for _, who in signers], Look.SIGN_POST, 30)


def signers_of(office: Office) -> tuple[tuple[Text, Signatory], ...]:
    """Who signs what an office hands in, and as what."""
    return (PREPARED, office.prepared_by), (REVIEWED, office.reviewed_by), (AUTHORISED, office.authorised_by)


def _three(sheet: Sheet, words: Sequence[str | None], look: Look, height: float) -> None:
    row = sheet.add([words[0], None, words[1], None, words[2], None], look, height)
    sheet.merges += [f"A{row}:B{row}", f"C{row}:D{row}", f"E{row}:F{row}"]


def _line(sheet: Sheet, words: str | None, look: Look, height: float) -> None:
    row = sheet.add((words, *(None,) * (COLUMNS - 1)), look, height)
    sheet.merges.append(f"A{row}:F{row}")


def _section(sheet: Sheet, words: str) -> None:
    sheet.add((words, *(None,) * (COLUMNS - 1)), Look.SECTION, 30)


def _answer(sheet: Sheet, label: str, answer: Written) -> None:
    height = 5 + 15 * (lines_of(answer, ANSWER_WIDTH) if isinstance(answer, str) else 1)
    row = sheet.add((label, answer, *(None,) * (COLUMNS - 2)), (Look.LABEL, *(Look.ANSWER,) * (COLUMNS - 1)), height)
    sheet.merges.append(f"B{row}:F{row}")


def institution(ret: Return, lists: Lists) -> str:
    """The name of the office's institution."""
    return ret.say(lists.label(("institution",), ret.office.institution, ret.cut_off))


TITLE = Text(es="Carátula", en="Cover")
PLAN = Text(
    es="Plan Nacional de Acción · Resolución 1325 · Mujeres, paz y seguridad",
    en="National Action Plan · Resolution 1325 · Women, peace and security",
)
RETURN_OF = Text(es="Reporte: {period}", en="Return: {period}")
FOLIO = Text(es="Folio del reporte", en="Return number")
SHORT_SEAL = Text(es="Clave del sello", en="Seal (short form)")
WHO = Text(es="Quién informa", en="Who reports")
AREA = Text(es="Área responsable", en="Responsible area")
INSTITUTION = Text(es="Institución", en="Institution")
OFFICE = Text(es="Oficina informante", en="Office")
CORPORATION = Text(es="Corporación", en="Force")
ENTITY = Text(es="Entidad federativa", en="Federative entity")
MUNICIPALITY = Text(es="Municipio", en="Municipality")
WHAT = Text(es="Qué se informa", en="What is reported")
YEAR = Text(es="Ejercicio", en="Year")
PERIOD = Text(es="Periodo que se informa", en="Period")
CUT_OFF = Text(es="Con corte al", en="As of")
KIND = Text(es="Tipo de reporte", en="Kind of return")
FIRST = Text(es="Reporte normal", en="First return")
LATER = Text(es="Complementaria {number}", en="Revision {number}")
IN_ZEROS = Text(es="{kind}, en ceros", en="{kind}, nil")
CATALOGUE = Text(es="Catálogo de compromisos", en="Catalogue of commitments")
MADE_AT = Text(es="Elaborado el", en="Made on")
DUE = Text(es="Fecha límite", en="Due")
LATE = Text(es="Extemporáneo", en="Late")
INSIDE = Text(es="Qué contiene", en="What it holds")
REGISTER = Text(es="Formato", en="Register")
RECORDS = Text(es="Registros", en="Records")
WOMEN, MEN = Text(es="Mujeres", en="Women"), Text(es="Hombres", en="Men")
UNSPECIFIED = Text(es="Sin desglose por sexo", en="Sex not stated")
PEOPLE = Text(es="Personas", en="People")
TOTAL = Text(es="Total de registros", en="All records")
CLASSIFIED = Text(es="Clasificación de la información", en="Classification")
CLASSIFICATION = Text(es="Clasificación", en="Classification")
# Under this law what an office holds is public as a rule, and only the area itself may except some of it.
PUBLIC = Text(
    es="Pública, salvo lo que el área responsable clasifique como reservado o confidencial",
    en="Public, save what the responsible area classifies as reserved or confidential",
)
GROUND = Text(es="Fundamento", en="Legal ground")
LAW = Text(
    es="Ley General de Transparencia y Acceso a la Información Pública (DOF 20/03/2025)",
    en="General Law on Transparency and Access to Public Information (DOF 20/03/2025)",
)
TERM = Text(es="Plazo de reserva", en="Reserved for")
PERSONAL = Text(es="Contiene datos personales", en="Holds personal data")
NO = Text(es="No", en="No")
HOW_TO_VERIFY = Text(
    es="La clave del sello se repite al pie de cada página. Para saber si alguna celda cambió después de "
    "elaborado el reporte, ábralo en NapDesk con Verificar.",
    en="The seal's short form is repeated at the foot of every page. To learn whether any cell was changed "
    "after the return was made, open it in NapDesk with Verify.",
)
NOT_TO_SEND = Text(
    es="Vista previa para revisar. No la envíe: no lleva sello y NapDesk no la recibe.",
    en="A preview to look over. Do not send it: it has no seal and NapDesk does not receive it.",
)
PREPARED = Text(es="Elaboró", en="Prepared by")
REVIEWED = Text(es="Revisó", en="Reviewed by")
AUTHORISED = Text(es="Autorizó (Vo. Bo.)", en="Authorised by")
NAME_AND_POST = Text(es="Nombre, cargo y firma", en="Name, post and signature")
