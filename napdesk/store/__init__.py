"""Where one office's records are kept: encrypted, on its own disk, and nowhere else."""
