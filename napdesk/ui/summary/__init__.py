"""Resumen: every commitment of the plan with how it stands, what it is made of, and the records behind it."""
