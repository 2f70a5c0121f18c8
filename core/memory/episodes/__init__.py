"""Cutting a day into segments and sessions; a title and the most telling lines of each."""
