"""What the window is made of: one widget a file. They know values, and no models."""
