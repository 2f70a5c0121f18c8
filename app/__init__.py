"""What the person sees: windows, tray, command line. Joins capture to core."""
