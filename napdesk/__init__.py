"""NapDesk: records, returns and figures of Mexico's Women, Peace and Security plan, offline."""

__version__ = "0.1.0"
