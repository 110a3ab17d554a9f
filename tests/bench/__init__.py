"""Benches: a made-up library of any size, and what the generator makes of it."""
