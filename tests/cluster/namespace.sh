#!/usr/bin/env bash
# A network of the tests' own: a network namespace with nothing in it but loopback, in which machines and cables can be made.
#   namespace.sh COMMAND...
# COMMAND runs there, as whoever calls this, and finds EMOTION_STREAMER_NETWORK=own. Where none can be made (no root and no user
# namespaces, as in many containers), COMMAND runs as it is, and this says so.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,5s/^# //p' "$0"; exit 2; }
PATH=$PATH:/usr/sbin:/sbin
make='ip link set lo up && ip link add name es-bridge type bridge && ip link add name es-a type veth peer name es-b && unshare --net true && exec nsenter --net=/proc/self/ns/net true'
for way in "--net" "--user --map-current-user --keep-caps --net"; do
    if unshare $way bash -c "$make" 2>/dev/null; then
        export EMOTION_STREAMER_NETWORK=own
        exec unshare $way bash -c 'ip link set lo up; exec "$@"' bash "$@"
    fi
done
echo "No network can be made here: all on loopback, and a relay fails in the place of a cable" >&2
exec "$@"
