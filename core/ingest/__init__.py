"""From observation to searchable passages: layout, passages, storing, the work queue."""
