"""The pocket LLaVA: the recipe of LLaVA at a few million parameters (docs/adr/0011)."""
