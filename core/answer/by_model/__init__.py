"""The model tier: a language model writes, and every sentence is held against what it cites."""
