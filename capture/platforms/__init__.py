"""One port for each kind of desktop: how its windows are listed and, where mss cannot, grabbed."""
