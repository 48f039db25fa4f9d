"""Workbooks: what leaves as one and what is read from one; the only folder that knows openpyxl and calamine."""
