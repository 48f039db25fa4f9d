"""Where in a workbook of ours stands what its reader looks for."""

TEMPLATE = "_napdesk_template"  # the hidden sheet of a template; not that of a return, for which nobody may take it

# What a verifier looks for stands at the same row and column (from 0) of every cover. The seal's own cell is
# the only one that the seal cannot cover; what it must read follows from the seal itself.
FOLIO_CELL = (5, 1)
SEAL_CELL = (5, 4)

KEY_ROW, HEADING_ROW = 1, 2  # of a register's sheet
FOLIO_KEY, MOVEMENT_KEY = "folio", "movement"
