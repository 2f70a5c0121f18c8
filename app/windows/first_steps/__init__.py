"""The first start: consent, and the few steps after it, each of which can be skipped."""
