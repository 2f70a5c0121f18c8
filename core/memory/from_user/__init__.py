"""What the user says: about themselves, how to be served, and what to change in a memory."""
