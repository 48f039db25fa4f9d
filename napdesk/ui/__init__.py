"""The window: the only folder, with ``app``, that knows Qt."""

import sys

import PySide6.QtCore  # noqa: F401  # brings in what is looked up below

# PySide reads the source of every module loaded after it, in case the module turns one of its switches on. None of
# ours does, and the reading takes a twentieth of the start. Where a release has no such thing, nothing is changed.
if _feature := sys.modules.get("shibokensupport.feature"):
    vars(_feature)["_mod_uses_pyside"] = lambda _module: False
