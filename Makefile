# Everything that is done with Sunting from a shell. `make demo` and `make test` work on a fresh Debian 12 with Rust.

SUNTING := target/ci/sunting
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
# Debian's own Python knows the accessibility bus.
PYTHON := /usr/bin/python3
# Nothing is fetched where rustup has another toolchain than the pinned one.
toolchain := $(shell bash scripts/toolchain.sh)
ifneq ($(toolchain),)
export RUSTUP_TOOLCHAIN := $(toolchain)
endif

.PHONY: help setup build test test-window test-window-checks demo explainer legible legible-subtitles beside speech bench bench-window bench-kills bench-power bench-promise fuzz screenshots windows test-windows packages test-packages transcribe run fmt lint audit clean

help:
	@echo "make demo   the main job on footage made here (or make demo FILE=clip.mp4)"
	@echo "make test   every test that needs no display; make test-window clicks and types in the window"
	@echo "make bench  speed, memory and quality beside ffmpeg's; make bench-window what the window costs (BENCH=--long: ten minutes)"
	@echo "make bench-kills  a thousand sudden ends; make bench-power  ten thousand power cuts"
	@echo "make fuzz   files that are almost right, for every reader (FUZZ_SECONDS=60 each for texts and media, FUZZ_SEED)"
	@echo "make explainer  a whole film of names, cards and charts, for WhatsApp and Reels, into explainer/ (CLIPS=...)"
	@echo "make legible  an OCR reads every template back at 480 lines (FOOTAGE=...)"
	@echo "make legible-subtitles  an OCR reads burnt-in subtitles back at 480 lines (FILMS='a.mp4 b.mp4')"
	@echo "make beside  every template and chart beside its reference picture, into target/beside/ (REFERENCES=folder)"
	@echo "make speech  how near scripts are timed to speech, in noise and music too (PEOPLE=folder of recordings)"
	@echo "make bench-promise FILMS=...  size and time as they are promised and as they come"
	@echo "make windows  a zip for Windows, into dist/; make test-windows tests it under Wine (PART=suites, main-job, window)"
	@echo "make packages  a .deb and a folder for Linux, into dist/; make test-packages tries them on a clean Debian 12 (as root)"
	@echo "make transcribe  the command line with speech to text, and its tests; you bring the model file (docs/transcribe.md)"
	@echo "make run    the window (make run FILE=clip.mp4)"
	@echo "make lint   what CI looks at beside the tests; make audit  licences, bans and sources of all crates"
	@echo "make screenshots  every state of the window (make screenshots MOCKUPS=folder to lay them beside mock-ups)"

setup:
	@bash scripts/setup.sh

# Tests and demo share one build.
build: setup
	cargo build --locked --profile ci --workspace

# nextest leaves out the examples in the documentation.
test: setup
	@if cargo nextest --version >/dev/null 2>&1; \
	then cargo nextest run --locked --workspace --cargo-profile ci --no-fail-fast && \
		cargo test --locked --workspace --profile ci --doc; \
	else cargo test --locked --workspace --profile ci --no-fail-fast; fi

# Counts clicks, keys and drags: see tests/window/ease.py. Then what is unkind, see unkind.py; then what happens where OpenGL does not start.
test-window: setup
	@bash scripts/setup.sh window-test
	cargo build --locked --profile ci --workspace --bin sunting-editor
	@SUNTING_EDITOR=$(CURDIR)/target/ci/sunting-editor $(PYTHON) tests/window/ease.py $(WALKS)
	@SUNTING_EDITOR=$(CURDIR)/target/ci/sunting-editor $(PYTHON) tests/window/unkind.py
	@SUNTING_EDITOR=$(CURDIR)/target/ci/sunting-editor $(PYTHON) tests/window/renderers.py

# Whether those checks can fail: a fault is planted under each.
test-window-checks: setup
	@bash scripts/setup.sh window-test
	cargo build --locked --profile ci --workspace --bin sunting-editor
	@SUNTING_EDITOR=$(CURDIR)/target/ci/sunting-editor $(PYTHON) tests/window/faults.py $(FAULTS)

demo: setup
	cargo build --locked --profile ci --bin sunting
	@bash scripts/demo.sh "$(SUNTING)" "$(FILE)"

bench: setup
	@bash scripts/setup.sh bench
	cargo build --locked --release --workspace --bin sunting --example edit_bench
	@python3 scripts/bench.py target/release/sunting

bench-window: setup
	@bash scripts/setup.sh window-test
	cargo build --locked --release --workspace --bin sunting --bin sunting-editor --example states
	@$(PYTHON) scripts/bench_window.py target/release/sunting-editor target/release/sunting target/release/examples/states $(BENCH)

# A session is killed a thousand times at random moments: nothing older than a second may be gone.
bench-kills: setup
	SUNTING_KILLS=1000 cargo test --locked --workspace --profile ci --test kills

# The disk keeps what was synced, and of all else anything: no file may be torn, nothing older than a second gone.
bench-power: setup
	SUNTING_POWER_CUTS=10000 cargo test --locked --workspace --profile ci --test power -- --nocapture after_a_power_cut

# Media, then texts; what fails lies in FUZZ_FOUND, as small as it could be made.
fuzz: setup
	@FUZZ_FOUND=$(or $(FUZZ_FOUND),$(CURDIR)/target/fuzz) \
	cargo test --locked --workspace --profile ci --test fuzz -- --ignored --nocapture --test-threads 1 fuzz_

# Size and time of some films, as they are promised and as they come.
bench-promise: setup
	cargo build --locked --release -p sunting-cli
	@python3 scripts/bench_promise.py target/release/sunting $(FILMS)

explainer: setup
	cargo build --locked --profile ci --bin sunting
	@python3 scripts/explainer.py $(SUNTING) explainer $(CLIPS)

legible: setup
	@bash scripts/setup.sh legible
	cargo build --locked --profile ci --bin sunting
	@python3 scripts/legible.py $(SUNTING) $(FOOTAGE)

legible-subtitles: setup
	@bash scripts/setup.sh legible
	cargo build --locked --profile ci --bin sunting
	@python3 scripts/legible_subtitles.py $(SUNTING) $(FILMS)

beside: setup
	cargo build --locked --profile ci --bin sunting
	@python3 scripts/beside.py $(SUNTING) target/beside $(REFERENCES)

# espeak-ng knows where each of its sentences is; see scripts/speech/measure.py for recordings of people.
speech: setup
	cargo build --locked --profile ci --bin sunting
	@$(PYTHON) scripts/speech/measure.py $(SUNTING) $(PEOPLE)
	@cargo build --profile ci --workspace --locked --example repeats
	@$(PYTHON) scripts/speech/repeats.py target/ci/examples/repeats

screenshots: setup
	@bash scripts/setup.sh window-test
	cargo build --locked --profile ci --workspace --example states
	@MOCKUPS="$(MOCKUPS)" bash scripts/screenshots.sh target/ci/examples/states

# From what Debian's archive has; see docs/windows.md.
windows:
	@bash scripts/windows/make.sh

test-windows: build windows
	@bash scripts/windows/test.sh $(PART)

# See docs/packages.md.
packages:
	@bash scripts/packages/make.sh

test-packages: packages
	@bash scripts/packages/test.sh dist/sunting_$(VERSION)_amd64.deb dist/sunting-$(VERSION)-linux-x86_64.tar.xz

# whisper.cpp for any computer with AVX2, not for this one alone. A program of its own: features would rebuild the other.
transcribe: export GGML_NATIVE := OFF
transcribe: setup
	@bash scripts/setup.sh transcribe
	cargo build --locked --profile ci -p sunting-cli --features transcribe --target-dir target/transcribe
	cargo test --locked --profile ci -p sunting-transcribe --features engine --target-dir target/transcribe
	cargo test --locked --profile ci -p sunting-cli --features transcribe --target-dir target/transcribe --test transcribe
	@echo "transcribe: target/transcribe/ci/sunting"

run: setup
	@bash scripts/setup.sh window
	cargo run --locked --release --bin sunting-editor $(if $(FILE),-- "$(FILE)")

fmt:
	cargo fmt

# Formats, lints, links of the documentation, shell and Python.
lint: setup
	cargo fmt --check
	cargo clippy --locked --workspace --all-targets --profile ci -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --profile ci
	@bash scripts/lint.sh

# Known faults of crates are listed in a repository that has to be fetched: cargo deny check advisories, with a network.
audit:
	@cargo deny --version >/dev/null 2>&1 || { echo "audit: cargo-deny is missing. Install it: cargo install --locked cargo-deny" >&2; exit 1; }
	cargo deny --locked check licenses bans sources

clean:
	cargo clean
	rm -rf demo bench-results screenshots dist
