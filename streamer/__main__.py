"""``python -m streamer`` is the command ``emotion-streamer``."""

import sys

from streamer.cli import main

sys.exit(main())
