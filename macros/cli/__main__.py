"""``python -m macros.cli``: the command without its console script."""

import sys

from macros.cli import main

if __name__ == "__main__":
    sys.exit(main())
