"""What is learned from observations: episodes and resources so far."""
