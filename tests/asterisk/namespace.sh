#!/usr/bin/env bash
# A real Asterisk 22 for the tests, in a folder of its own; nothing of this machine's own packages changes.
#   namespace.sh FOLDER COMMAND...
# The first time it fetches Debian's packages from this machine's own mirror (85 MB, 300 MB unpacked). Then it starts
# Asterisk in a network namespace that has loopback only, runs COMMAND there, and ends both with COMMAND's exit status.
# It exits with 77 where Asterisk can't be had: not root, no Debian mirror, no namespaces.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -ge 2 ] || { sed -n '2,6s/^# //p' "$0"; exit 2; }
mkdir -p "$1"; folder=$(cd "$1" && pwd); root=$folder/root; shift
unavailable() { echo "No Asterisk: $1" >&2; exit 77; }
[ "$(id -u)" = 0 ] || unavailable "only root can make a network namespace with a root file system of its own"
command -v apt-get dpkg-deb unshare >/dev/null || unavailable "it comes from Debian's packages, and there is no apt here"
unshare --net --mount true 2>/dev/null || unavailable "no network namespace can be made here"

if [ ! -e "$folder/complete" ]; then
    rm -rf "$root"; mkdir -p "$folder"/apt/{lists/partial,cache/archives/partial} "$root"; : > "$folder/apt/status"
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m1 '/debian/*$') || unavailable "no mirror of Debian is configured"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror forky main" > "$folder/apt/sources.list"
    cat > "$folder/apt/apt.conf" <<CONF
Dir::State::lists "$folder/apt/lists"; Dir::State::status "$folder/apt/status"; Dir::Cache "$folder/apt/cache";
Dir::Etc::sourcelist "$folder/apt/sources.list"; Dir::Etc::sourceparts "-"; Dir::Etc::preferencesparts "-"; APT::Sandbox::User "root";
CONF
    export APT_CONFIG=$folder/apt/apt.conf
    apt-get -qq update || unavailable "the mirror of Debian does not answer"
    apt-get -qq -y --no-install-recommends --download-only install asterisk libc-bin bash >/dev/null || unavailable "its packages can't be fetched"
    unset APT_CONFIG
    for package in "$folder"/apt/cache/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink
    done
    rm -rf "$folder"/apt/cache/archives/*.deb
    printf 'root:x:0:0:root:/root:/bin/bash\n' > "$root/etc/passwd"; printf 'root:x:0:\n' > "$root/etc/group"
    mkdir -p "$root"/var/{run,log,spool}/asterisk "$root"/{tmp,dev,proc}
    touch "$root"/dev/{null,urandom,random} "$folder/complete"
fi

cp "$here"/conf/*.conf "$root/etc/asterisk/"
export root log=$folder/asterisk.log EMOTION_STREAMER_ASTERISK=$root
: > "$log"
exec unshare --net --mount --fork --pid --kill-child bash -c '
    ip link set lo up
    mount -t proc proc "$root/proc"
    for device in null urandom random; do mount --bind "/dev/$device" "$root/dev/$device"; done
    mount -t proc proc /proc  # of this namespace, for what the tests look up
    chroot "$root" /usr/sbin/asterisk -f -C /etc/asterisk/asterisk.conf > "$log" 2>&1 &
    for _ in $(seq 300); do grep -q "Asterisk Ready" "$log" && break; sleep 0.1; done
    grep -q "Asterisk Ready" "$log" || { cat "$log" >&2; exit 77; }
    "$@"
' bash "$@"
