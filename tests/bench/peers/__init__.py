"""Other generators of static sites, and the same library written down for each of them.

All make the same pages: home, practices and schools in both languages, with sections, cost, steps,
results as a chart and as a table, adopters, risks, sources and tags; lists of practices, schools,
items and pillars in pages of 24; a search. Writing the library down for a generator is counted for
nobody; this program alone reads the YAML files, checks them and relates them while it is timed.

Hugo's pages have the same HTML: its templates (`hugo/layouts`) follow ours, its charts are worked
out in a template, Markdown fields go through its `markdownify`. It writes JSON for each record, a
feed and a sitemap too. It has less to do than we have: front matter is JSON that holds one language
and says in words what we compute (evidence, dates, facts); what stands in several pages (cards,
results of adoptions, header, footer) is rendered once; there are no pages of provinces, no QR
codes, no tables as CSV, no plurals, no check of the content. Pagefind indexes the practices and the
schools, without facets, synonyms or words of its own for Thai.

MkDocs with Material and Zensical get the same text as Markdown, with the lists and the charts
already written out, and look like documentation. They write no JSON and no feed.
"""
