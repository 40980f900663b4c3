"""The command line: `handbook check`, `build`, `serve`, `new`, `schema`, `import`, `export`.

Exit codes: 0 fine, 1 problems in the content, 2 wrong use. What a command found goes to stdout, everything else to
stderr.
"""

from __future__ import annotations

from handbook.cli.main import cli, main

__all__ = ["cli", "main"]
