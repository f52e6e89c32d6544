#!/bin/sh
# Makes source.pdf of each source.html of the benchmark, with the program that its truth
# names: chromium; libreoffice, which opens it as a web page; or libreoffice-writer, which
# opens it as a text document, with its own page layout. Needs chromium, soffice, perl and the fonts
# Liberation, DejaVu, Noto, Noto CJK and Amiri.
# usage: make.sh [FOLDER...]   a folder of a document, or one that holds such; without
# any, testdata/documents
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export SOURCE_DATE_EPOCH=1767225600 TZ=UTC # 1 January 2026
[ $# -gt 0 ] || set -- testdata/documents

# still replaces what changes with every run, byte for byte, so that all offsets stay.
still() {
	LC_ALL=C perl -0777 -pi -e '
		s/(\/(?:Creation|Mod)Date\s*\(D:)\d{14}/${1}20260101000000/g;
		s/(\/ID\s*\[\s*)(<[0-9A-Fa-f]+>)(\s*)(<[0-9A-Fa-f]+>)/"$1<" . "0" x (length($2)-2) . ">$3<" . "0" x (length($4)-2) . ">"/ge;
		s/(\/DocChecksum\s*\/)([0-9A-F]+)/$1 . "0" x length($2)/ge;
	' "$1"
}

find "$@" -name source.html | LC_ALL=C sort >"$tmp/list"
while read -r html; do
	dir=$(cd "$(dirname "$html")" && pwd)
	producer=$(cat "$dir"/truth*.md | sed -n 's/^producer:[[:space:]]*\([a-z-]*\).*/\1/p' | head -n 1)
	echo "$html: $producer"
	case $producer in
	chromium)
		chromium --headless --no-sandbox --disable-gpu --host-resolver-rules='MAP * ~NOTFOUND' \
			--user-data-dir="$tmp/chromium" --no-pdf-header-footer \
			--print-to-pdf="$tmp/source.pdf" "file://$dir/source.html" >"$tmp/log" 2>&1 </dev/null
		;;
	libreoffice | libreoffice-writer)
		filter=
		if [ "$producer" = libreoffice-writer ]; then filter='--infilter=HTML (StarWriter)'; fi
		soffice --headless "-env:UserInstallation=file://$tmp/office" ${filter:+"$filter"} --convert-to pdf:writer_web_pdf_Export \
			--outdir "$tmp" "$dir/source.html" >"$tmp/log" 2>&1 </dev/null
		;;
	*)
		echo "$html: its truth names no producer" >&2
		exit 1
		;;
	esac || { cat "$tmp/log" >&2; exit 1; }
	still "$tmp/source.pdf"
	mv "$tmp/source.pdf" "$dir/source.pdf"
done <"$tmp/list"
