"""Words in both languages, kept side by side so that a missing one is a type error."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the screen or of a return."""

    ES = "es"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One saying in Spanish and English; ``to`` picks the language."""

    es: str
    en: str

    def to(self, language: Language) -> str:
        return self.es if language is Language.ES else self.en

    def fill(self, **parts: object) -> Text:
        """The same saying with its ``{names}`` filled in; a part that is a Text speaks its own language."""
        return Text(
            es=self.es.format(**_spoken(parts, Language.ES)),
            en=self.en.format(**_spoken(parts, Language.EN)),
        )


def same(words: str) -> Text:
    """A saying that reads the same in both languages: a proper name, a code, a figure."""
    return Text(es=words, en=words)


def _spoken(parts: dict[str, object], language: Language) -> dict[str, object]:
    return {name: part.to(language) if isinstance(part, Text) else part for name, part in parts.items()}


BLANK = same("")
