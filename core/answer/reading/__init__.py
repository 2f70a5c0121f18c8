"""Reading a frame for an answer: what is asked of what, and which line or cell says it."""
