"""Whether Recollect starts when the user logs in, as the system itself has it."""
