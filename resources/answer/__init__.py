"""How sure an answer is, from what speaks for it."""
