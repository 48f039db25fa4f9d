"""What an analyst would write to put returns together: pandas and openpyxl, every sheet read, joined and grouped.

A process of its own with an environment of its own: ``python analyst.py FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped,unused-ignore]

SHEETS = [
    "Capacitaciones", "Unidades policiales", "Redes de mujeres", "Personal desplegado", "Postulaciones y designaciones",
    "Coordinación e intercambio", "Asistencia humanitaria",
]  # fmt: skip


def main(folder: Path) -> None:
    tables: dict[str, list[pd.DataFrame]] = {name: [] for name in SHEETS}
    for path in sorted(folder.glob("*.xlsx")):
        for name, table in pd.read_excel(path, sheet_name=SHEETS, header=1, engine="openpyxl").items():
            table["office"] = path.name.split("_")[0]
            tables[name].append(table)
    whole = {name: pd.concat(several, ignore_index=True) for name, several in tables.items()}
    women = whole["Capacitaciones"].groupby("office")["Mujeres en uniforme"].sum()
    print(sum(map(len, whole.values())), int(women.sum()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
