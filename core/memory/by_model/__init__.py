"""Memories that a language model fills in, each held against the lines it cites."""
