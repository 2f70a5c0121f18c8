"""The memory browser: every memory and name, with its proof, its ties and its history."""
