"""Where the cells live (värdarna): hosts fetch cells and apply writes, nothing more."""
