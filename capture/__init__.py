"""What the computer shows, turned into observations: screens, windows, text, pictures."""
