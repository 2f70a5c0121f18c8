"""Measures speed, size and answer quality; run by `make bench`, never by the tests."""
