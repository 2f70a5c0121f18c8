"""Finding: question understanding, channels, fusion."""
