"""The same name, day or count from another hand: capitals, accents, word order, abbreviations, slips, a little off."""

from __future__ import annotations

import random
from datetime import date, timedelta

ACCENTS = str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN")
SHORT = {
    "derechos humanos": "DDHH", "prevención": "prev.", "capacitación": "capac.", "atención": "atn.", "policías": "pol.",
    "municipales": "mpales.", "estatal": "edo.", "violencia": "viol.", "personal": "pers.", "género": "gén.",
    "administrativo": "admvo.", "servidores públicos": "serv. púb.", "seguridad": "seg.", "protección": "prot.",
    "Conferencia": "Conf.", "Diplomado": "Dipl.", "Seminario": "Sem.", "grupo": "gpo.", "módulo": "mód.",
    "Resolución": "Res.", "perspectiva": "persp.", "internacional": "int.", "Unidad": "Un.", "Municipal": "Mpal.",
    "operaciones": "oper.", "comunitaria": "comun.",
}  # fmt: skip
SMALL = (" de las ", " de la ", " de ", " a ", " con ", " para ")


def disguised(name: str, chance: random.Random) -> str:
    """A title as another clerk would type it from another paper."""
    if chance.random() < 0.25:
        name = _reordered(name)
    if chance.random() < 0.35:
        name = _shortened(name, chance)
    if chance.random() < 0.1:
        name = name.replace(chance.choice(SMALL), " ")
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        name = _slipped(name, chance)
    style = chance.random()
    if style < 0.45:
        return name.upper().translate(ACCENTS) if chance.random() < 0.8 else name.upper()
    return name.translate(ACCENTS) if style < 0.7 else name


def near_day(day: date, chance: random.Random) -> date:
    return day + timedelta(days=chance.choice((0, 0, 0, 1, -1, 2, -2)))


def known_day(day: date, chance: random.Random) -> date:
    """About the same, or the first of its month or year where a paper says no more."""
    firsts = (day.replace(day=1), day.replace(month=1, day=1))
    return chance.choice(firsts) if chance.random() < 0.2 else near_day(day, chance)


def near_count(count: int, chance: random.Random) -> int:
    return max(0, count + chance.choice((0, 0, 0, 1, -1, 2, -2)))


def _reordered(name: str) -> str:
    """«Taller de X para Y, 2.º grupo» → «2.º grupo, para Y: taller de X»."""
    name, _, group = (
        name.partition(", ") if name.rsplit(", ", 1)[-1].endswith(("grupo", "I", "II", "4")) else (name, "", "")
    )
    what, _, whom = name.partition(" para ")
    turned = f"Para {whom}: {what}" if whom else what
    return f"{group} {turned}" if group else turned


def _shortened(name: str, chance: random.Random) -> str:
    """One to three of its words abbreviated."""
    there = [word for word in SHORT if word in name]
    for word in chance.sample(there, min(len(there), chance.randrange(1, 4))):
        name = name.replace(word, SHORT[word])
    return name


def _slipped(name: str, chance: random.Random) -> str:
    """A letter left out, doubled, exchanged with the next or with its neighbour on the keyboard."""
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return name
    at = chance.choice(long)
    word, letter = words[at], chance.randrange(1, len(words[at]) - 2)
    words[at] = chance.choice(
        (
            word[:letter] + word[letter + 1 :],
            word[:letter] + word[letter] + word[letter:],
            word[:letter] + word[letter + 1] + word[letter] + word[letter + 2 :],
            word[:letter] + chance.choice("aeionrst") + word[letter + 1 :],
            word.replace("v", "b", 1) if "v" in word else word.replace("c", "s", 1),
        )
    )
    return " ".join(words)
