"""``tenselens`` and ``python -m tutor_app``."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (None: the command line); returns the exit status."""
    from tutor_app import cli

    given = sys.argv[1:] if arguments is None else list(arguments)
    if given:
        return cli.run(given)
    print("TenseLens works in the terminal for now; its window is not in this version yet.\n")
    cli.parser().print_help()
    return 0


if __name__ == "__main__":
    sys.exit(main())
