"""How the readers of print are compared and their vote is fitted: on pages that are drawn here."""
