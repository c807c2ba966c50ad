"""The page's server as the tests run it: one process that shows one archive after another.

Each line of standard input is an object of JSON, what to put into the environment (null: to take out of it); app.py reads
the settings there for every run. Each is answered by a line, so that who asks knows that it counts from now on.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading

from streamlit.web import cli

DONE = "environment set"


def listen() -> None:
    for line in sys.stdin:
        for name, value in json.loads(line).items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        print(DONE, flush=True)
    os.kill(os.getpid(), signal.SIGTERM)  # who ran the tests is gone


if __name__ == "__main__":
    threading.Thread(target=listen, daemon=True).start()
    sys.argv = ["streamlit", "run", "app.py", "--server.port", sys.argv[1]]
    sys.exit(cli.main())
