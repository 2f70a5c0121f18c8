"""Facts of a view, read without a language model from patterns that carry their own proof."""
