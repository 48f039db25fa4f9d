"""Ajustes: the office, the screen, the passphrase, the backups."""
