"""What `make` runs before anything else: the system's packages, then the project's `.venv`."""
