"""What answers say in their own words, one table for each language."""
