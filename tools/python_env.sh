#!/usr/bin/env bash
# python_env.sh FOLDER [REQUIREMENTS]: a Python environment in FOLDER with the packages of REQUIREMENTS, else of requirements.txt
# beside this script, where there is none yet or it holds others. Nothing is installed outside of FOLDER.
set -euo pipefail

folder=$1
requirements=${2:-$(dirname "$(realpath "$0")")/requirements.txt}
mkdir -p "$(dirname "$folder")"
exec 9>"$folder.lock"
flock 9

wanted=$(python3 --version; sha256sum <"$requirements")
[[ $(cat "$folder/.holds" 2>/dev/null || true) != "$wanted" ]] || exit 0
python3 -m venv --clear "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
    --requirement "$requirements"
echo "$wanted" >"$folder/.holds"
