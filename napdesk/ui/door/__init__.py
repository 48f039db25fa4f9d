"""What is shown before the window: the first start, the passphrase asked for, or why there is no window."""
