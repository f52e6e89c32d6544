#!/bin/sh
# Makes, of each NAME.html here, NAME.txt (its true text), NAME.pdf (Chromium),
# NAME.lo.pdf and NAME.docx (LibreOffice). Needs go, chromium, soffice, perl and the fonts
# Liberation, DejaVu, Noto CJK, Noto Naskh Arabic and Amiri.
# usage: make.sh [NAME...]
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export SOURCE_DATE_EPOCH=1767225600 TZ=UTC # 1 January 2026
if [ $# -eq 0 ]; then
	for html in *.html; do set -- "$@" "${html%.html}"; done
fi

# still replaces what changes with every run, byte for byte, so that all offsets stay.
still() {
	LC_ALL=C perl -0777 -pi -e '
		s/(\/(?:Creation|Mod)Date\s*\(D:)\d{14}/${1}20260101000000/g;
		s/(\/ID\s*\[\s*)(<[0-9A-Fa-f]+>)(\s*)(<[0-9A-Fa-f]+>)/"$1<" . "0" x (length($2)-2) . ">$3<" . "0" x (length($4)-2) . ">"/ge;
		s/(\/DocChecksum\s*\/)([0-9A-F]+)/$1 . "0" x length($2)/ge;
	' "$1"
}

for name; do
	go run make.go text "$name.html" >"$tmp/$name.txt"
	mv "$tmp/$name.txt" "$name.txt"

	chromium --headless --no-sandbox --disable-gpu --host-resolver-rules='MAP * ~NOTFOUND' \
		--user-data-dir="$tmp/chromium" --no-pdf-header-footer \
		--print-to-pdf="$tmp/$name.pdf" "file://$PWD/$name.html" 2>"$tmp/log" || { cat "$tmp/log" >&2; exit 1; }
	still "$tmp/$name.pdf"
	mv "$tmp/$name.pdf" "$name.pdf"

	go run make.go fodt "$name.html" >"$tmp/$name.fodt"
	for to in docx pdf; do
		soffice --headless "-env:UserInstallation=file://$tmp/office" --convert-to $to --outdir "$tmp" "$tmp/$name.fodt" >"$tmp/log" 2>&1 || { cat "$tmp/log" >&2; exit 1; }
	done
	go run make.go still "$tmp/$name.docx" >"$tmp/still"
	mv "$tmp/still" "$name.docx"
	still "$tmp/$name.pdf"
	mv "$tmp/$name.pdf" "$name.lo.pdf"
done
