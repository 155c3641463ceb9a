#!/usr/bin/env bash
# install_packages.sh FILE: installs the Debian packages named in FILE, one a line, that are not installed. PACKAGE/COMMAND is
# installed only where there is no such command.
set -euo pipefail

if ! command -v dpkg-query >/dev/null; then
    echo "not a Debian system: see $1 for what is needed" >&2
    exit 0
fi

missing=()
while IFS=/ read -r package command; do
    if [[ -n $command ]] && command -v "$command" >/dev/null; then continue; fi
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed ]] || missing+=("$package")
done < <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$1")
[[ ${#missing[@]} -gt 0 ]] || exit 0

root=()
if [[ $(id -u) != 0 ]]; then root=(sudo); fi
echo "installing ${missing[*]}"
"${root[@]}" apt-get update -q
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null
