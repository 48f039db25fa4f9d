"""The registers, one file each; `catalogue` lists them."""
