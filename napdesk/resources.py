"""Where the program's lists, icons and help lie: beside the package in a checkout, inside it once built."""

from __future__ import annotations

from pathlib import Path


def resources() -> Path:
    """The folder of resources, in a checkout, an editable install, a wheel or a frozen program."""
    package = Path(__file__).resolve().parent
    built = package / "resources"
    return built if (built / "lists").is_dir() else package.parent / "resources"
