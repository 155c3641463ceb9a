#!/usr/bin/env bash
# packages.sh FOLDER: the npm packages of package-lock.json in FOLDER, unless they are there. Nothing is installed elsewhere.
set -euo pipefail
folder=$1
cd "$(dirname "$0")"
mkdir -p "$folder"
exec 9>"$folder/.lock"
flock 9
wanted=$(sha256sum <package-lock.json)
[[ $(cat "$folder/.holds" 2>/dev/null || true) != "$wanted" ]] || exit 0
cp package.json package-lock.json .npmrc "$folder"
env -u NODE_OPTIONS npm ci --prefix "$folder" --loglevel=error
echo "$wanted" >"$folder/.holds"
