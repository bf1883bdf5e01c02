#!/usr/bin/env bash
# Draws color.png (192 by 192) and outline.png (32 by 32) from the SVG files beside it, with Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

draw() {
  local name=$1 size=$2 profile
  profile=$(mktemp -d)
  "${CHROMIUM:-/usr/bin/chromium}" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$profile" --hide-scrollbars --force-device-scale-factor=1 \
    --default-background-color=00000000 --window-size="$size,$size" --screenshot="$PWD/$name.png" "file://$PWD/$name.svg" 2> /dev/null
  rm -rf "$profile"
}

draw color 192
draw outline 32
