"""How search weighs what it found."""
