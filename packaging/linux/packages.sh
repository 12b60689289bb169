#!/usr/bin/env bash
# Installs packages of Debian or Ubuntu: those named, or else the system libraries that Qt needs and does not find here.
# Desktops have them all; a fresh server or container lacks some. What cannot be installed is named, and no reason to stop.
set -euo pipefail

# The library that Qt loads, and the package that brings it.
QT_LIBRARIES='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11.so.6             libx11-6
libX11-xcb.so.1         libx11-xcb1
libglib-2.0.so.0        libglib2.0-0
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libfreetype.so.6        libfreetype6
libbrotlidec.so.1       libbrotli1
libgssapi_krb5.so.2     libgssapi-krb5-2
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render.so.0      libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
'
WAYLAND_LIBRARIES='
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
'

missing_packages() {
    local known library package
    known=$(/sbin/ldconfig -p)
    while read -r library package; do
        if [[ -n $library && $known != *"$library "* ]]; then
            echo "$package"
        fi
    done <<<"$QT_LIBRARIES${WAYLAND_DISPLAY:+$WAYLAND_LIBRARIES}"
    if [[ -z $(find /usr/share/fonts /usr/local/share/fonts -iname 'Inter*' -print -quit 2>/dev/null) ]]; then
        echo fonts-inter # the pictures look the same everywhere
    fi
}

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y "$@" >/dev/null
}

packages=("$@")
if [[ $# -eq 0 && -x /sbin/ldconfig ]]; then
    mapfile -t packages < <(missing_packages)
fi
if [[ ${#packages[@]} -eq 0 ]]; then
    exit
fi
echo "Installing system packages: ${packages[*]}"
if command -v apt-get >/dev/null && apt_get update && apt_get install --no-install-recommends "${packages[@]}"; then
    exit
fi
echo "They could not be installed. If the program does not start, install them with your package manager; on Debian and Ubuntu:"
echo "    sudo apt-get update && sudo apt-get install ${packages[*]}"
