#!/bin/sh
# Prints the first Python on the PATH that can make a virtual environment for TenseLens; fails
# when there is none. Debian leaves ensurepip out of python3 until python3-venv is installed.
for name in python3 python3.13 python3.12 python3.11 python3.14; do
    if "$name" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
        command -v "$name"
        exit 0
    fi
done
exit 1
