"""Icons, fonts, styles and sample photos: read them by `importlib.resources.files("assets")`."""
