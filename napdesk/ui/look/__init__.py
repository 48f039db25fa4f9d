"""How everything looks: colours, icons, sizes."""
