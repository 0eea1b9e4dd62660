#!/bin/sh
# Installs what TenseLens needs from the operating system: sh setup/system.sh [run|light|test]
#
# On Debian and its kin by apt-get, asking dpkg first, so that a second run installs nothing and
# takes no time. Elsewhere it says what to install and goes on: all but Python itself can be done
# without for a while, and `tenselens doctor` says what is missing.
set -eu

purpose=${1:-run}
here=$(dirname "$0")

say() { printf 'set-up: %s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

# Reading photos; a window by Qt's xcb plug-in, its fonts and sounds; a voice.
needed='
    tesseract-ocr tesseract-ocr-eng
    libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 fonts-dejavu-core
    libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
    libpulse0 libspeechd2 speech-dispatcher-espeak-ng
'
[ "$purpose" = test ] && needed="$needed xvfb xauth xdotool"
# Java runs LanguageTool, the second opinion. It is large, and nothing else needs it.
[ "$purpose" = light ] || have java || needed="$needed default-jre-headless"

# Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time: libglib2.0-0 is libglib2.0-0t64.
is_installed() {
    dpkg-query -W -f='${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null | grep -qx installed
}

# The first Python package of this Debian or Ubuntu that is new enough, and its venv.
python_packages() {
    for name in python3 python3.13 python3.12 python3.11; do
        version=$(apt-cache policy "$name" 2>/dev/null | sed -n 's/^ *Candidate: *//p')
        case $version in
            '' | '(none)') continue ;; # unknown, or known and not to be had
        esac
        if dpkg --compare-versions "$version" ge 3.11; then
            echo "$name $name-venv"
            return
        fi
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo && [ -t 0 ]; then
        sudo "$@"
    elif have sudo; then
        sudo -n "$@" # nobody is there to type a password
    else
        return 1
    fi
}

install_by_apt() {
    if ! as_root true; then
        say "please install these yourself: apt-get install $*"
        return
    fi
    say "installing by apt-get: $*"
    as_root apt-get update -q || say 'the package lists could not be renewed; trying with the old ones'
    apt_install "$@" && return
    for package in "$@"; do # one name that this release does not know must not cost the others
        apt_install "$package" || say "please install this yourself: $package"
    done
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

set_up_debian() {
    missing=
    for package in $needed; do
        is_installed "$package" || missing="$missing $package"
    done
    if ! sh "$here/find-python.sh" >/dev/null; then
        as_root apt-get update -q || true # a fresh machine knows the name of no package yet
        missing="$missing $(python_packages)"
    fi
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # one word each
    install_by_apt $missing
}

advise_others() {
    if have tesseract; then
        return 0
    elif have dnf; then
        say 'please install: sudo dnf install python3 tesseract mesa-libEGL xcb-util-cursor java-headless'
    elif have pacman; then
        say 'please install: sudo pacman -S python tesseract tesseract-data-eng xcb-util-cursor jre-openjdk-headless'
    elif have brew; then
        say 'please install: brew install python@3.13 tesseract openjdk'
    else
        say 'please install Python 3.11 or newer, and Tesseract with its English data'
    fi
}

if have apt-get && have dpkg-query; then
    set_up_debian
else
    advise_others
fi

if ! sh "$here/find-python.sh" >/dev/null; then
    say 'TenseLens needs Python 3.11 or newer with its venv module; please install it, then try again'
    exit 1
fi
