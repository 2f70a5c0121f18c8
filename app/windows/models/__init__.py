"""The page on models: which there are, which are here, and which of them does what."""
