# One command each: make run, make test, make check. README.md and docs/install.md say more; `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
# Arguments for the program that the target starts, e.g. make test ARGS="tests/ops/test_log.py -x".
ARGS ?=
# An interpreter to prefer; python3 and its versioned names are tried after it.
PYTHON ?=
# Debian keeps the MQTT broker in sbin, which an ordinary user's PATH leaves out.
export PATH := $(PATH):/usr/sbin:/sbin

.PHONY: help setup run test test-slow check format bench bench-legs bench-soak wheel install clean system-run system-test

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(VENV)/run.stamp ## install what the daemon needs

run: $(VENV)/run.stamp build/demo.wav ## start the daemon: the microphone, else a demonstration recording
	@demo=(--demo build/demo.wav)
	[ -e build/demo.wav ] || demo=()
	exec $(VENV)/bin/emotion-streamer run --config config.toml "$${demo[@]}" $(ARGS)

test: $(VENV)/dev.stamp | system-test ## run all tests but the slow ones, a process for each core
	@exec $(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

test-slow: $(VENV)/dev.stamp | system-test ## run the slow tests: the networks for pictures, some minutes
	@exec $(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile --timeout 600 -m slow $(ARGS)

check: $(VENV)/dev.stamp ## formatting, lint, types, and which module may import which
	@$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/dev.stamp ## put the code into our format
	@$(VENV)/bin/ruff check --fix-only --quiet
	$(VENV)/bin/ruff format

bench: $(VENV)/dev.stamp build/demo.wav ## measure what the pipeline costs on this machine: CPU, latency, memory
	@exec $(VENV)/bin/python -m tests.bench $(ARGS)

# LEGS=100 SECONDS=20 measures one size; TALK=0.45 is the share of time each talks, SPEECH=FOLDER has recordings of speech,
# WORKERS=4 is how many processes of the daemon take calls.
bench-legs: $(VENV)/dev.stamp build/demo.wav ## find how many calls this machine can listen to at once
	@exec $(VENV)/bin/python -m tests.bench.legs $(if $(LEGS),--legs $(LEGS)) $(if $(SECONDS),--seconds $(SECONDS)) \
	    $(if $(TALK),--talk $(TALK)) $(if $(WORKERS),--workers $(WORKERS)) $(if $(SPEECH),--speech '$(SPEECH)') $(ARGS)

# LEGS=100 SECONDS=3600: so many callers at a time, for so long in all.
bench-soak: $(VENV)/dev.stamp build/demo.wav ## see whether the daemon grows while calls come and go, for an hour
	@exec $(VENV)/bin/python -m tests.bench.soak $(if $(LEGS),--legs $(LEGS)) $(if $(SECONDS),--seconds $(SECONDS)) $(ARGS)

clean: ## remove what was built; the virtual environment stays
	@rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# -- Python ----------------------------------------------------------------------------------------------------------------

PIP_INSTALL := $(VENV)/bin/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt

# What an interpreter must be able to do to make our virtual environment.
USABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
# Shell function: find_python [NAME...] prints the first usable interpreter, those named before the usual ones.
define find_python
find_python() {
    for python in $(PYTHON) "$$@" python3 python3.14 python3.13 python3.12 python3.11; do
        if "$$python" -c '$(USABLE)' 2>/dev/null; then echo "$$python"; return; fi
    done
    return 1
}
endef

$(VENV)/bin/python: | system-run
	@$(find_python)
	if ! python=$$(find_python); then
	    echo "Emotion Streamer needs Python 3.11 or newer with its venv module; python3 is $$(python3 --version 2>&1 || true)." >&2
	    echo "Install one, e.g. the packages python3.11 and python3.11-venv; a name of its own goes in PYTHON=..." >&2
	    exit 1
	fi
	echo "Making the virtual environment $(VENV) with $$("$$python" --version)"
	"$$python" -m venv $(VENV)

$(VENV)/run.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python system-run
	@echo "Installing the daemon's Python packages into $(VENV)"
	$(PIP_INSTALL) --editable .
	touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing the Python packages for tests, checks and training into $(VENV)"
	$(PIP_INSTALL) --editable '.[train,test,check]'
	touch $@ $(VENV)/run.stamp

# -- as a service ----------------------------------------------------------------------------------------------------------

DESTDIR ?=
PREFIX ?= /opt/emotion-streamer
SYSCONFDIR ?= /etc
UNITDIR ?= $(SYSCONFDIR)/systemd/system

wheel: | $(VENV)/bin/python ## build the Python wheel, models included, into dist/
	@rm -rf dist build/lib build/bdist.*  # what a former build left there would be packed again
	$(VENV)/bin/python -m pip wheel --disable-pip-version-check --quiet --no-deps --wheel-dir dist .
	ls dist/*.whl

# Apart from `wheel` so that the part that needs root leaves nothing of root's in the checkout.
install: ## as root, after make wheel: put the daemon, config.toml and the systemd unit in place
	@$(find_python)
	umask 022
	wheel=(dist/emotion_streamer-*.whl)
	[ -e "$${wheel[0]}" ] || { echo "There is no wheel in dist/ yet; run: make wheel" >&2; exit 1; }
	# The system's own interpreter: one in somebody's home is not readable for the daemon's user.
	python=$$(find_python /usr/bin/python3) || { echo "Python 3.11 or newer with its venv module is needed" >&2; exit 1; }
	prefix='$(DESTDIR)$(PREFIX)' etc='$(DESTDIR)$(SYSCONFDIR)/emotion-streamer'
	"$$python" -m venv "$$prefix"
	pip=("$$prefix/bin/python" -m pip install --disable-pip-version-check --quiet)
	"$${pip[@]}" --constraint constraints.txt "$${wheel[0]}"
	"$${pip[@]}" --no-deps --no-index --force-reinstall "$${wheel[0]}"  # a rebuilt wheel may bear the same version
	if [ -n '$(DESTDIR)' ]; then
	    grep -lIF -- '$(DESTDIR)' "$$prefix"/bin/* "$$prefix"/pyvenv.cfg | xargs -r sed -i 's|$(DESTDIR)||g'
	fi
	if [ -e "$$etc/config.toml" ]; then
	    echo "Keeping $$etc/config.toml; ours is $$prefix/share/emotion-streamer/config.toml"
	else
	    install -D -m 644 config.toml "$$etc/config.toml"
	fi
	install -d '$(DESTDIR)$(UNITDIR)'
	sed 's|/opt/emotion-streamer|$(PREFIX)|g; s|/etc/emotion-streamer|$(SYSCONFDIR)/emotion-streamer|g' \
	    systemd/emotion-streamer.service > '$(DESTDIR)$(UNITDIR)/emotion-streamer.service'
	echo "Installed. Start it, now and at every boot:"
	echo "  systemctl daemon-reload && systemctl enable --now emotion-streamer"

# -- system packages -------------------------------------------------------------------------------------------------------

# Shell function: need WHY PACKAGE... installs with apt those that dpkg doesn't know as installed, and says so first.
# --no-remove: a desktop whose sound server excludes one of ours keeps its own, and apt's refusal is ours.
define need
as_root() {
    if [ "$$(id -u)" = 0 ]; then "$$@"
    elif command -v sudo >/dev/null; then sudo "$$@"
    else echo "Not root, and no sudo here; run this as root: $$*" >&2; return 1; fi
}
need() {
    local why=$$1 package missing=(); shift
    if ! command -v apt-get >/dev/null; then
        echo "No apt here; $$why needs what Debian calls: $$*"
        return
    fi
    for package in "$$@"; do
        dpkg-query -W -f '$${db:Status-Status}\n' "$$package" 2>/dev/null | grep -qx installed || missing+=("$$package")
    done
    if [ "$${#missing[@]}" = 0 ]; then return; fi
    echo "Installing with apt, $$why: $${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-remove --no-install-recommends "$${missing[@]}" >/dev/null
}
endef

system-run:
	@$(need)
	$(find_python)
	need "to open the microphone and to make a demonstration recording" libportaudio2 espeak-ng
	if [ ! -e $(VENV)/bin/python ] && ! find_python >/dev/null; then
	    # No python3 yet, or Debian's without its venv module. One that is too old is told of where it is needed.
	    if ! command -v python3 >/dev/null || python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
	        need "to make a virtual environment" python3 python3-venv
	    fi
	fi

# The tests start a broker, a media proxy and a sound server of their own, as the user who runs them. Debian would start
# the first two at once and at every boot; where we are the ones who install them, they stay switched off. Failing here
# isn't fatal: a test whose program is missing says so, and fails where CI=true.
system-test: | system-run
	@$(need)
	need "to record from a real capture device in the tests" pulseaudio pulseaudio-utils libasound2-plugins ||
	    echo "Going on without a sound server: the tests that need it tell" >&2
	kept_off=()
	keep_off() {
	    if command -v "$$1" >/dev/null || [ ! -d /run/systemd/system ]; then return; fi
	    as_root systemctl --quiet --runtime mask "$$2"
	    kept_off+=("$$2")
	}
	let_be() {
	    if [ "$${#kept_off[@]}" = 0 ]; then return; fi
	    as_root systemctl --quiet --runtime unmask "$${kept_off[@]}"
	    as_root systemctl --quiet disable "$${kept_off[@]}" || true  # one of them may not have been installed
	}
	trap let_be EXIT
	keep_off mosquitto mosquitto.service
	keep_off rtpengine rtpengine-daemon.service
	keep_off prometheus prometheus.service
	need "to talk to a real MQTT broker in the tests" mosquitto mosquitto-clients ||
	    echo "Going on without a broker: the tests that need it tell" >&2
	need "to send phone calls in the tests" \
	    ffmpeg gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-libav ||
	    echo "Going on without senders of calls: the tests that need them tell" >&2
	need "to make phone calls in the tests" sip-tester baresip-core rtpengine-daemon ||
	    echo "Going on without telephones: the tests that need them tell" >&2
	need "to check the metrics in the tests with promtool" prometheus ||
	    echo "Going on without promtool: the test that needs it tells" >&2
	need "to watch in the tests what the daemon writes and whom it calls" strace ||
	    echo "Going on without strace: the test that needs it tells" >&2

# -- the demonstration recording -------------------------------------------------------------------------------------------

# Speech for machines without a microphone; three voices with pauses between what they say.
define DEMO
<speak>
<voice gender="female"><prosody pitch="high" rate="fast" volume="loud">Oh, that is wonderful news! I can hardly believe it,
they said yes! We must tell everybody at once.</prosody></voice>
<break time="2500ms"/>
<voice gender="male"><prosody pitch="x-low" rate="slow" volume="soft">I do not know. I waited by the door the whole evening,
and nobody came. I suppose that is how it goes.</prosody></voice>
<break time="2500ms"/>
<voice gender="male"><prosody pitch="medium" rate="fast" volume="x-loud">No! This is the third time that I call about the
same bill. I want to speak to somebody who can put it right, and I want it today!</prosody></voice>
<break time="2500ms"/>
<voice gender="female"><prosody pitch="medium" rate="medium">The train to the coast leaves at ten past nine from platform
four. Please have your ticket ready.</prosody></voice>
<break time="2500ms"/>
</speak>
endef
export DEMO

build/demo.wav: Makefile | system-run
	@mkdir -p build
	if command -v espeak-ng >/dev/null; then
	    echo "Making a demonstration recording, $@"
	    espeak-ng -m -v en -w $@ "$$DEMO"
	else
	    echo "No espeak-ng here, so no demonstration recording: without a microphone there will be nothing to hear" >&2
	fi
