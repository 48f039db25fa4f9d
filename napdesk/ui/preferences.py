"""What a person chose for their screen, kept outside the store: language, theme, size of the words, name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from napdesk.schema.text import Language, Text

SIZES = (100, 115, 130, 150, 175)
_LANGUAGE, _THEME, _SIZE, _WHO, _SECOND = "ui/language", "ui/theme", "ui/percent", "ui/who", "backup/second"
_LOOK = (_LANGUAGE, _THEME, _SIZE)

_FOLDER = "{}/folder"


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def label(self) -> Text:
        return _THEMES[self]


_THEMES = {
    Theme.SYSTEM: Text(es="Como el sistema", en="As the system"),
    Theme.LIGHT: Text(es="Claro", en="Light"),
    Theme.DARK: Text(es="Oscuro", en="Dark"),
}


class Kept(Protocol):
    """Where they are kept; a QSettings is one."""

    def value(self, key: str, /) -> Any: ...

    def setValue(self, key: str, value: Any, /) -> None: ...  # noqa: N802 - Qt's name


class Apart:
    """What is chosen in a demonstration, kept apart from the person's own, whose look it has at first."""

    def __init__(self, own: Kept) -> None:
        self._own = own

    def value(self, key: str, /) -> Any:
        said = self._own.value(f"demo/{key}")
        return self._own.value(key) if said is None and key in _LOOK else said

    def setValue(self, key: str, value: Any, /) -> None:  # noqa: N802 - Qt's name
        self._own.setValue(f"demo/{key}", value)


class Preferences:
    """Reads and writes them; what was never chosen, or cannot be read, has its usual answer."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    @property
    def language(self) -> Language:
        said = self._kept.value(_LANGUAGE)
        return Language(said) if said in set(Language) else Language.ES

    @language.setter
    def language(self, language: Language) -> None:
        self._kept.setValue(_LANGUAGE, language.value)

    @property
    def theme(self) -> Theme:
        said = self._kept.value(_THEME)
        return Theme(said) if said in set(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._kept.setValue(_THEME, theme.value)

    @property
    def percent(self) -> int:
        said = str(self._kept.value(_SIZE))
        return int(said) if said in {str(size) for size in SIZES} else SIZES[0]

    @percent.setter
    def percent(self, percent: int) -> None:
        self._kept.setValue(_SIZE, percent)

    @property
    def who(self) -> str:
        """Who signs what is typed here, "" where nobody said."""
        return str(self._kept.value(_WHO) or "")

    @who.setter
    def who(self, who: str) -> None:
        self._kept.setValue(_WHO, who)

    def folder(self, purpose: str) -> Path | None:
        """Where a file was last chosen for this; None where never, or where that folder is gone."""
        kept = str(self._kept.value(_FOLDER.format(purpose)) or "")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Begin there the next time."""
        self._kept.setValue(_FOLDER.format(purpose), str(folder))

    @property
    def second_folder(self) -> str:
        """Where a second copy of every backup goes, "" for nowhere."""
        return str(self._kept.value(_SECOND) or "")

    @second_folder.setter
    def second_folder(self, folder: str) -> None:
        self._kept.setValue(_SECOND, folder)
