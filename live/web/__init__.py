"""What browsers ask for: pages, forms, the doors to the places, files, and who may come in."""
