"""Inicio: what waits, how the year goes, and that all is safe."""
