"""How something is done: runs of commands, numbered steps, repairs that worked."""
