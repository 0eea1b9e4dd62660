"""How well readers keep what is printed: wrong forms must be read as they stand."""
