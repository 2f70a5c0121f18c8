"""Turns: who said what, and when, on a page that shows a conversation."""
