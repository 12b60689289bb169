"""The command ``desktop-crm``, and ``python -m desktop_crm``."""

import gc
import sys


def main() -> int:
    """Run the program; returns the exit code."""
    gc.disable()  # nothing that is loaded is garbage: to look for it would be a tenth of the start
    from desktop_crm.app import main as run

    gc.freeze()
    gc.enable()
    return run()


if __name__ == "__main__":
    sys.exit(main())
