"""Fading, keeping and letting go."""
