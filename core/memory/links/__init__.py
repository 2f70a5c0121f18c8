"""Ties between memories, and walking them."""
