"""The window: the only folder, with ``app``, that knows Qt."""
