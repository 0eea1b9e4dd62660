"""Photos of textbook pages that never existed: printed here, and taken by a camera made up here."""
