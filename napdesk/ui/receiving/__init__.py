"""Recepción: what offices sent is looked at as a batch, taken in at once, decided on and taken out again."""
