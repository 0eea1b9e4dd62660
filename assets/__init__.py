"""Icons, fonts, style sheets and sample photos: read them by `importlib.resources.files("assets")`."""
