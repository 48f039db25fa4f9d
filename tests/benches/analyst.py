"""What an analyst would write to put returns together: pandas and openpyxl, every sheet read, joined and grouped.

A process of its own with an environment of its own: ``python analyst.py FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped,unused-ignore]


def main(folder: Path) -> None:
    tables = []
    for path in sorted(folder.glob("*.xlsx")):
        sheets = pd.read_excel(path, sheet_name=None, header=1, engine="openpyxl")
        table = sheets["Capacitaciones"]
        table["office"] = path.name.split("_")[0]
        tables.append(table)
    whole = pd.concat(tables, ignore_index=True)
    women = whole.groupby("office")["Mujeres en uniforme"].sum()
    print(len(whole), int(women.sum()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
