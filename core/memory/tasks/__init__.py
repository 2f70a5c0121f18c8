"""What the user is getting done, as to-do lists and trackers show it."""
