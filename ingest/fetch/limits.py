"""What is the most that is taken from one source, by name. Sizes in bytes, times in seconds."""

from __future__ import annotations

MAX_RESPONSE = 8 * 2**20  # of an answer as it comes over the wire; article pages measured have 2 KB to 1 MB
MAX_PAGE = 16 * 2**20  # of a page, unpacked; and of a file, a pasted text, a page inside a zip
MAX_ROBOTS = 512 * 2**10  # of a robots.txt; RFC 9309, 2.5, asks for 500 KiB at least
MAX_REDIRECTS = 5
MAX_ADDRESS = 2_000  # code points of an address

TIME_TOTAL = 45.0  # one source: robots.txt, waiting, redirects, retries and reading
TIME_ROBOTS = 10.0  # of which a robots.txt may take this much
TIME_CONNECT = 10.0
TIME_READ = 15.0  # between two pieces of an answer

RETRIES = 2  # after the first try
RETRY_FIRST = 1.0  # waits 1 s, then 2 s, unless Retry-After says otherwise
RETRY_LONGEST = 10.0  # a longer Retry-After is told to the person instead of waited for
DELAY = 0.5  # between two visits at one host
DELAY_LONGEST = 10.0  # of a Crawl-delay that a robots.txt asks for
ROBOTS_KEPT = 3600.0  # how long a robots.txt is believed; RFC 9309, 2.4, allows a day
HOSTS_AT_ONCE = 8  # that are asked side by side; each one request at a time
PAGES_AHEAD = 64  # fetched pages that wait to be taken in, and so many bytes of them
HELD_AHEAD = 64 * 2**20
HOSTS_KEPT = 500  # of which manners are remembered

FOLLOW_PAGES = 20  # on which an article may go on
LIST_PAGES = 10  # of a list that goes on, sitemaps of an index among them
LIST_NEW = 500  # new pages of a list that are taken in at once; the rest when it is fetched again
WATCH_PAGE = 86_400.0  # between two fetches of a page, unless a person sets another interval
WATCH_LIST = 21_600.0  # of a list page, feed or sitemap
WATCH_SHORTEST = 300.0  # interval that can be set
BACK_OFF_FIRST = 900.0  # after a failure; twice as long after each further one
BACK_OFF_LONGEST = 604_800.0

ZIP_ENTRIES = 2_000
ZIP_TOTAL = 256 * 2**20  # of all pages of a zip, unpacked
ZIP_NAME = 255  # code points of a name that are kept
