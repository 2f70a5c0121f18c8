"""Keeps tests, and the programs they start, from speaking to anything but this machine."""
