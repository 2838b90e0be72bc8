#!/usr/bin/env bash
# Says which of rustup's toolchains builds here: its default one, where that of rust-toolchain.toml is not installed, so that
# nothing is fetched. Nothing where that one is, where there is no rustup, or where one was chosen.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -n "${RUSTUP_TOOLCHAIN:-}" ] || ! command -v rustup >/dev/null; then
  exit 0
fi
pinned=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
if ! rustup toolchain list | grep -q "^$pinned"; then
  rustup default | cut -d ' ' -f 1
fi
