"""Questions that need more than one reading: differences, sums, limits, chains, counts, order."""
