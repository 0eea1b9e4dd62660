"""What a LLaVA is made of: parts, image tokens, memory, and what each stage trains."""
