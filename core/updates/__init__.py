"""Newer versions of the program: what the publisher signed about them."""
