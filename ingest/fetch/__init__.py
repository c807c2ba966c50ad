"""source → page: the only room that opens addresses which people or pages give, and that reads files which they name.

    fetch(address, settings, now) -> Page        through the one gate (gate.py), with manners; Trouble says why not
    fetch_if_changed(address, settings, now, etag, modified) -> Page | None     None: nothing changed
    several(items, host, work) -> (item, result)s     hosts side by side, one after another at each, in order
    read_path(path, now, passed_over) -> Pages   a file, folder or zip; what fails is an Added that says why
    read_file(path, now, root) -> Page
    read_zip(path, now, passed_over) -> Pages
    read_corpus(folder, now) -> Pages            with what the .json beside a page says of it
    paste(text, now) -> Page

How much is taken at the most stands in limits.py, which addresses are refused in addresses.py.
"""

from ingest.fetch.files import paste, read_corpus, read_file, read_path, read_zip
from ingest.fetch.hosts import several
from ingest.fetch.web import fetch, fetch_if_changed

__all__ = ["fetch", "fetch_if_changed", "paste", "read_corpus", "read_file", "read_path", "read_zip", "several"]
