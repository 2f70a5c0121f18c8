"""Questions that come with a picture: what it says, and where something like it was seen."""
