"""Search: pages to records, records to words, words to an index in files.

The browser's side is `theme/assets/search.mjs`.
"""
