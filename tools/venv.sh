#!/bin/sh
# Make a virtual environment with an interpreter that is new enough: PYTHON=python3 tools/venv.sh <folder>
set -eu
folder=$1
python=${PYTHON:-python3}

if ! command -v "$python" > /dev/null 2>&1; then
	echo "error: there is no $python. On Debian or Ubuntu: sudo apt install python3 python3-venv" >&2
	exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
	echo "error: Python 3.11 or newer is needed, but $python is $("$python" --version 2>&1)." >&2
	echo "       If a newer one is installed, name it: make site PYTHON=python3.12" >&2
	exit 2
fi
if ! "$python" -c 'import venv, ensurepip' > /dev/null 2>&1; then
	echo "error: $python cannot make virtual environments. On Debian or Ubuntu: sudo apt install python3-venv" >&2
	exit 2
fi
echo "setup: virtual environment in $folder ($("$python" --version 2>&1))"
"$python" -m venv "$folder"
