"""The encrypted store: the only room that speaks SQL."""
