"""The memory itself: store, ingest, recall, answers, models. Knows no window and no screen."""
