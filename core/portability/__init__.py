"""A whole memory as a folder that a person can read, and back."""
