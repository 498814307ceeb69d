"""`python -m plugins.desk VERB` is `bantin VERB`."""

from __future__ import annotations

from plugins.desk.cli import main

if __name__ == "__main__":
    main()
