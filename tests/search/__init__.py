"""How well search finds: judged queries, measured in a real browser."""
