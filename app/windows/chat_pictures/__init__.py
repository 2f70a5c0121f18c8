"""Pictures that a question is asked with: how they come in, are shown, and are let go."""
