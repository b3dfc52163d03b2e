"""From pages to files: jobs (plain data), notebooks run by papermill, the page template, the portal, the manifest."""

import sys

# jsonschema imports this optional package, which compiles a grammar for a second in every process; it does without it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
