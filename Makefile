# Everything that is done with Sunting from a shell. `make demo` and `make test` work on a fresh Debian 12 with Rust.

SUNTING := target/ci/sunting

.PHONY: help setup build test demo bench run fmt lint clean

help:
	@echo "make demo   the main job on footage made here (or make demo FILE=clip.mp4)"
	@echo "make test   every test"
	@echo "make bench  speed, memory and quality beside ffmpeg's"
	@echo "make run    the window (make run FILE=clip.mp4)"

setup:
	@bash scripts/setup.sh

# Tests and demo share one build.
build: setup
	cargo build --locked --profile ci --workspace

test: setup
	@if cargo nextest --version >/dev/null 2>&1; \
	then cargo nextest run --locked --workspace --cargo-profile ci --no-fail-fast; \
	else cargo test --locked --workspace --profile ci --no-fail-fast; fi

demo: setup
	cargo build --locked --profile ci --bin sunting
	@bash scripts/demo.sh "$(SUNTING)" "$(FILE)"

bench: setup
	@bash scripts/setup.sh bench
	cargo build --locked --release --bin sunting
	@python3 scripts/bench.py target/release/sunting

run: setup
	@bash scripts/setup.sh window
	cargo run --locked --release --bin sunting-editor $(if $(FILE),-- "$(FILE)")

fmt:
	cargo fmt

lint: setup
	cargo fmt --check
	cargo clippy --locked --workspace --all-targets --profile ci -- -D warnings

clean:
	cargo clean
	rm -rf demo bench-results
