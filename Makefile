# What a contributor runs, and CI with them. `make` alone builds.

python := .venv/bin/python
sources := Sources Tests Benchmarks Package.swift
scripts := harness scripts/check-layers Tests/EndToEnd
recorded := .build/test-requests.jsonl
# Swift's libraries inside, and nothing kept for others to look up.
released := --static-swift-stdlib -Xlinker --no-export-dynamic

.PHONY: build test lint format demo bench release bootstrap

build: bootstrap
	swift build

bootstrap:
	@scripts/bootstrap

# One debug build serves the unit tests and, as a program, the tests against the emulator. Every
# request that a unit test sends is held against AWS's own service models afterwards.
test: bootstrap
	swift build --build-tests
	rm -f $(recorded)
	GWDEPLOY_TEST_REQUESTS=$(CURDIR)/$(recorded) swift test --skip-build
	$(python) harness/check_requests.py $(recorded)
	$(python) -m pytest harness/tests
	$(python) -m pytest Tests/EndToEnd

lint: bootstrap
	swift format lint --strict --parallel --recursive $(sources)
	scripts/check-layers --self-test
	scripts/check-layers
	scripts/check-foundation --self-test
	scripts/check-foundation
	$(python) -m ruff check --quiet $(scripts)
	$(python) -m ruff format --check --quiet $(scripts)

format: bootstrap
	swift format --in-place --parallel --recursive $(sources)
	$(python) -m ruff format --quiet $(scripts)

demo: bootstrap
	scripts/demo

# Figures for whoever changes what has to be fast; nothing fails on them. They are of the program as
# it is released.
bench: release
	swift build -c release --product bench $(released)
	@$(python) harness/bench.py .build/release/bench .build/release/gwdeploy

release: bootstrap
	swift build -c release --product gwdeploy $(released)
	strip .build/release/gwdeploy
