#!/usr/bin/env bash
# Creates the Python environment in .venv, with the program and its tools, from any Python 3.11 or later.
# PYTHON=/path/to/python chooses one. make calls this whenever pyproject.toml has changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

suits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if suits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "Desktop CRM needs Python 3.11 or later, and found none${PYTHON:+ at $PYTHON}." >&2
    echo "Install it from https://www.python.org/downloads/ or by your package manager, or say where it is:" >&2
    echo "    make PYTHON=/path/to/python3" >&2
    exit 1
}

create() {
    local python version
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then # Debian keeps them in a package of their own
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        packaging/linux/packages.sh "python$version-venv"
    fi
    echo "Creating .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

suits .venv/bin/python || create
if [[ $(uname -s) == Linux ]]; then
    packaging/linux/packages.sh
fi
echo "Installing the libraries that pyproject.toml names"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
