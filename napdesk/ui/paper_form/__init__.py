"""Blank forms on paper, one for each register, that ask what the screen asks in its order and words."""
