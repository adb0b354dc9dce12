#!/usr/bin/env bash
# Installs LibreOffice 25.2 from Debian's backports, with its Python bridge, Swedish texts, the font that
# stands in for Calibri, the PDF tools, and a screen and a mouse for tests that click. Does nothing where it is there already.
#
# No package host is named here: the machine's own Debian source is copied with the suite changed.
set -euo pipefail

readonly WANTED_MAJOR=25
readonly SUITE=bookworm-backports
readonly SOURCE=/etc/apt/sources.list.d/debian.sources
readonly OWN_SOURCE=/etc/apt/sources.list.d/snit-backports.sources
# Everything from one suite: a 7.4 bridge against a 25.2 office fails in obscure ways.
readonly OFFICE_PACKAGES=(libreoffice-calc libreoffice-writer libreoffice-impress libreoffice-script-provider-python python3-uno libreoffice-l10n-sv)
readonly OTHER_PACKAGES=(fonts-crosextra-carlito poppler-utils xvfb xdotool)

say() { printf 'install_libreoffice: %s\n' "$*"; }

office_major() {
    command -v soffice >/dev/null 2>&1 || return 0
    soffice --version 2>/dev/null | sed -n 's/^LibreOffice \([0-9]*\)\..*/\1/p' | head -n 1
}

package_version() { dpkg-query -W -f='${Version}' "$1" 2>/dev/null || true; }

is_complete() {
    [ "$(office_major)" = "$WANTED_MAJOR" ] || return 1
    local tool
    for tool in pdftoppm Xvfb xdotool; do
        command -v "$tool" >/dev/null 2>&1 || return 1
    done
    local package version core
    core=$(package_version libreoffice-core)
    core=${core#*:}
    for package in "${OFFICE_PACKAGES[@]}"; do
        version=$(package_version "$package")
        [ "${version#*:}" = "$core" ] || return 1
    done
    [ -n "$(package_version fonts-crosextra-carlito)" ]
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo -n "$@" || { say "needs root: run it as root, or let sudo run without a password" >&2; return 1; }
    else
        say "needs root: run it as root" >&2
        return 1
    fi
}

# The first stanza of the machine's source that carries the release itself (not its security suite).
backports_stanza() {
    awk -v RS= '/(^|\n)Suites:[^\n]*bookworm( |\n|$)/ { print; exit }' "$SOURCE" |
        sed -e '/^#/d' -e "s/^Suites:.*/Suites: $SUITE/"
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 "$@"
}

install_on_bookworm() {
    if ! apt-cache policy libreoffice-calc 2>/dev/null | grep -q "$SUITE"; then
        backports_stanza | as_root tee "$OWN_SOURCE" >/dev/null
    fi
    as_root apt-get update -qq -o Acquire::Retries=3
    apt_install -t "$SUITE" "${OFFICE_PACKAGES[@]}"
    apt_install "${OTHER_PACKAGES[@]}"
}

main() {
    if is_complete; then
        say "$(soffice --version 2>/dev/null | head -n 1) is installed"
        return 0
    fi
    local codename=""
    [ -r /etc/os-release ] && codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    if [ "$codename" != bookworm ] || [ ! -r "$SOURCE" ]; then
        say "this machine is no Debian 12 with $SOURCE; install yourself: LibreOffice Calc, Writer and Impress $WANTED_MAJOR.2," \
            "its Python UNO bridge (python3-uno), the Swedish language pack, the font Carlito, poppler-utils, xvfb and xdotool"
        command -v soffice >/dev/null 2>&1
        return
    fi
    say "installing LibreOffice from $SUITE (about half a minute)"
    local log
    log=$(mktemp)
    if ! install_on_bookworm >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
    is_complete || { say "installed, but the parts do not have one and the same version $WANTED_MAJOR" >&2; return 1; }
    say "$(soffice --version 2>/dev/null | head -n 1) is installed"
}

main "$@"
