"""The rules of the tutor: when each applies (rules.toml) and what it says (en.toml, es.toml)."""
