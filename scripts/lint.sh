#!/usr/bin/env bash
# Looks at what no compiler reads: shell and Python.
# ruff is not in Debian 12; what it would say comes from pyflakes (names) and pycodestyle (form).
set -euo pipefail
cd "$(dirname "$0")/.."

if ! bash scripts/setup.sh lint; then
  # A vanished package is nobody's change's fault.
  echo "########## SHELL AND PYTHON WERE NOT LOOKED AT: the linters could not be installed (see above) ##########" >&2
  exit 0
fi
mapfile -t shell < <(find assets scripts -name '*.sh')
mapfile -t python < <(find assets scripts tests -name '*.py')
shellcheck .ci/run "${shell[@]}"
pyflakes3 "${python[@]}"
pycodestyle --max-line-length=150 "${python[@]}"
