#!/bin/sh
# Builds the page into dist/ with the machine's Node, when its sources or its dependencies changed. Called by Maven.
set -eu
cd "$(dirname "$0")"

if [ ! -f package.json ]; then
    echo "page: no sources in web-ui/frontend; the server will say that the page was not built"
    exit 0
fi

fingerprint() {
    find . \( -name node_modules -o -name dist \) -prune -o -type f -exec cksum {} + | LC_ALL=C sort | cksum
}

stamp=dist/.sources
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then
    exit 0
fi

if ! command -v npm >/dev/null 2>&1; then
    echo "page: npm is missing. Install Node 20 or newer, or build without the page: mvn -Dskip.page=true ..." >&2
    exit 1
fi

# npm leaves its own copy of the lock file behind; a newer original means other dependencies.
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    # npm ci refuses when the registry lacks another platform's optional packages; install takes the same locked versions.
    npm ci --no-audit --no-fund --silent || npm install --no-audit --no-fund --loglevel=error
fi
npm run --silent build
fingerprint >"$stamp"
