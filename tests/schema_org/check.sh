#!/usr/bin/env bash
# check.sh PROGRAM PACKAGES FOLDER: the corpus as JobPosting, checked against schema.org's definitions.
set -euo pipefail
program=$1 packages=$2 folder=$3
here=$(dirname "$(realpath "$0")")
mkdir -p "$folder"
adverts=("$here"/../../corpus/adverts/*.{txt,md,html})
"$program" extract "${adverts[@]}" --quiet --summary none -o "$folder/corpus.jsonld"
node "$here/check.mjs" "$packages" "$folder/corpus.jsonld"
