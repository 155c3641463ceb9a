#!/usr/bin/env bash
# packages.sh FROM INTO: the npm packages of FROM/package-lock.json in INTO, unless they are there. Nothing is installed elsewhere.
set -euo pipefail
cd "$1"
into=$2
mkdir -p "$into"
exec 9>"$into/.lock"
flock 9
wanted=$(sha256sum <package-lock.json)
[[ $(cat "$into/.holds" 2>/dev/null || true) != "$wanted" ]] || exit 0
cp package.json package-lock.json .npmrc "$into"
env -u NODE_OPTIONS npm ci --prefix "$into" --loglevel=error
echo "$wanted" >"$into/.holds"
