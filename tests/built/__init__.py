"""The finished site: its files, its pages, and how they behave in a browser."""
