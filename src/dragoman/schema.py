"""The JSON schema of a coded report, generated from the data model: ``python -m dragoman.schema FOLDER``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import TypeAdapter

from dragoman.model import CodedReport

FILE_NAME = "coded-report.schema.json"


def coded_report_schema() -> str:
    """The schema as committed: keys sorted, two spaces of indent, a trailing newline."""
    schema = TypeAdapter(CodedReport).json_schema()
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def write(folder: Path) -> Path:
    """Write the schema into a folder (made if absent) and return the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    path.write_text(coded_report_schema(), encoding="utf-8", newline="\n")
    return path


def main(arguments: list[str]) -> int:
    """Write the schema where the one argument says; 2 when there is not exactly one."""
    if len(arguments) != 1:
        print("usage: python -m dragoman.schema FOLDER", file=sys.stderr)
        return 2
    print(write(Path(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
