#!/bin/sh
# See to it that the tests find a browser: HANDBOOK_CHROMIUM, one on the PATH, Playwright's own, or a new one.
set -eu
python=${PYTHON:-.venv/bin/python}

for candidate in "${HANDBOOK_CHROMIUM:-}" chromium chromium-browser google-chrome; do
	if [ -n "$candidate" ] && command -v "$candidate" > /dev/null 2>&1 && "$candidate" --version > /dev/null 2>&1; then
		exit 0
	fi
done
if "$python" - << 'END' > /dev/null 2>&1; then
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not pathlib.Path(playwright.chromium.executable_path).is_file())
END
	exit 0
fi

sudo=
if [ "$(id -u)" != 0 ]; then
	if command -v sudo > /dev/null 2>&1 && sudo -n true 2> /dev/null; then
		sudo="sudo -n"
	fi
fi
# Ubuntu's package is a snap, which does not run everywhere, so only Debian's is taken.
if command -v apt-get > /dev/null 2>&1 && grep -qi '^ID=debian' /etc/os-release 2> /dev/null \
	&& { [ "$(id -u)" = 0 ] || [ -n "$sudo" ]; }; then
	echo "setup: installing chromium with apt-get"
	$sudo apt-get update -qq > /dev/null
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium > /dev/null
else
	echo "setup: installing chromium with Playwright"
	if [ "$(id -u)" = 0 ] || [ -n "$sudo" ]; then
		"$python" -m playwright install --with-deps chromium > /dev/null
	else
		"$python" -m playwright install chromium > /dev/null
	fi
fi
