"""What core, capture and app say to people, listed for the translators by what it is about."""
