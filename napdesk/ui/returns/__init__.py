"""Reportes: what stops a period, its return, and proving one that came back."""
