#!/bin/sh
# Trains the vocabularies of the tests, byte for byte the same each time (with Debian's
# package sentencepiece, 0.1.97). The numbers of </s> and <unk> are those of Marian.
#
# text.txt is this project's own: lines of minutes/testdata and pipeline/memory/patterns
# as they once were, in six languages. The map of characters in plain.spm.gz is nmt_nfkc,
# SentencePiece's (Apache 2.0), from the data of Unicode.
set -eu
cd "$(dirname "$0")"
train() {
	name=$1; shift
	spm_train --input=text.txt --model_prefix="$name" --model_type=unigram \
		--bos_id=-1 --eos_id=0 --unk_id=1 --pad_id=-1 \
		--character_coverage=1.0 --num_threads=1 --minloglevel=1 "$@"
	gzip -9nc "$name.model" >"$name.spm.gz"
	rm "$name.model" "$name.vocab"
}
train plain --vocab_size=2300 --normalization_rule_name=nmt_nfkc
# The map of characters is most of a file, so that the others do without it.
train bytes --vocab_size=1200 --normalization_rule_name=identity --character_coverage=0.98 --byte_fallback=true
train symbols --vocab_size=900 --normalization_rule_name=identity --character_coverage=0.98 \
	--user_defined_symbols='IGF,<name>,MAG_▁chair,2025' --control_symbols='<b>' \
	--remove_extra_whitespaces=false --unk_surface='?'
train suffix --vocab_size=900 --normalization_rule_name=identity --character_coverage=0.98 \
	--treat_whitespace_as_suffix=true --add_dummy_prefix=true
