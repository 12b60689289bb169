"""``python -m desktop_crm``: the same as the command ``desktop-crm``."""

import sys

from desktop_crm.app import main

if __name__ == "__main__":
    sys.exit(main())
