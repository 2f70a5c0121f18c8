"""What the program brings along: icons, themes, prompts, the model catalogue, the sample day."""
