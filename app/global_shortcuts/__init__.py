"""Keys that reach Recollect from everywhere, where the desktop has a way for that."""
