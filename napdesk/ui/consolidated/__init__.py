"""Concentrado: who reported, what may be counted twice, and what goes on from here."""
