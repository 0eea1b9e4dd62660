"""The LLaVA recipe in two stages, from a base to a folder that the program offers."""
