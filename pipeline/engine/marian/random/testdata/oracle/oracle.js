// Translates lines with the genuine engine: Bergamot, which is Marian in WebAssembly.
//
//	node oracle.js MODEL VOCABULARY[,TARGET] [SHORTLIST] <LINES >TRANSLATIONS
//
// Every line is a sentence and is translated alone, because the engine makes one
// shortlist for all it is given at once. Standard error gets a line of JSON: the words,
// the seconds of processor time they took after a first round that warms up (none
// without --timed), the milliseconds from the start of this program to the first
// translation, and the most kilobytes that were resident.
//
// The package is found beside this file (npm ci) or through NODE_PATH.
'use strict';

const fs = require('fs');
const path = require('path');
const vm = require('vm');

const worker = path.join(path.dirname(require.resolve('@browsermt/bergamot-translator/package.json')), 'worker');

// As Firefox has it, but that it takes alignments, and a line for a sentence.
const config = `
beam-size: 1
normalize: 1.0
word-penalty: 0
max-length-break: 128
mini-batch-words: 1024
workspace: 128
max-length-factor: 2.0
skip-cost: true
cpu-threads: 0
quiet: true
quiet-translation: true
gemm-precision: int8shiftAlphaAll
alignment: soft
ssplit-mode: sentence
`;

// The engine asks its host for the products of matrices, which only a Firefox has; these
// are the names of its own (as in the package's translator-worker.js).
const products = {
	int8_prepare_a: 'int8PrepareAFallback',
	int8_prepare_b: 'int8PrepareBFallback',
	int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
	int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
	int8_prepare_bias: 'int8PrepareBiasFallback',
	int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
	int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
};

// load starts the engine in this very thread, so that its time is this program's.
function load() {
	return new Promise((resolve, reject) => {
		const host = {};
		for (const [name, own] of Object.entries(products)) {
			host[name] = (...args) => Module.asm[own](...args);
		}
		global.Module = {
			instantiateWasm(imports, accept) {
				const code = fs.readFileSync(path.join(worker, 'bergamot-translator-worker.wasm'));
				WebAssembly.instantiate(code, { ...imports, wasm_gemm: host })
					.then(({ instance }) => accept(instance))
					.catch(reject);
				return {};
			},
			onRuntimeInitialized: () => resolve(Module),
			print: console.error,
			printErr: console.error,
		};
		vm.runInThisContext(fs.readFileSync(path.join(worker, 'bergamot-translator-worker.js'), 'utf8'));
	});
}

function memory(engine, file, alignment) {
	const data = fs.readFileSync(file);
	const aligned = new engine.AlignedMemory(data.length, alignment);
	aligned.getByteArrayView().set(data);
	return aligned;
}

async function main() {
	const args = process.argv.slice(2).filter(a => a != '--timed');
	const timed = args.length < process.argv.length - 2;
	const [model, vocabularies, shortlist] = args;
	const lines = fs.readFileSync(0, 'utf8').split('\n').filter(line => line != '');

	const engine = await load();
	const service = new engine.BlockingService({ cacheSize: 0 });
	const vocabulary = new engine.AlignedMemoryList();
	for (const file of vocabularies.split(',')) {
		vocabulary.push_back(memory(engine, file, 64));
	}
	const translator = new engine.TranslationModel(config, memory(engine, model, 256), shortlist ? memory(engine, shortlist, 64) : null, vocabulary, null);
	const translate = line => {
		const texts = new engine.VectorString();
		const options = new engine.VectorResponseOptions();
		texts.push_back(line);
		options.push_back({ alignment: false, html: false, qualityScores: false });
		const responses = service.translate(translator, texts, options);
		const translation = responses.get(0).getTranslatedText();
		[responses, options, texts].forEach(v => v.delete());
		return translation;
	};

	translate(lines[0]);
	const first = performance.now();
	if (timed) {
		lines.forEach(translate);
	}
	const before = process.cpuUsage();
	const translations = lines.map(translate);
	const used = process.cpuUsage(before);
	process.stdout.write(translations.map(t => t + '\n').join(''));
	console.error(JSON.stringify({
		words: lines.join(' ').split(/\s+/).length,
		seconds: (used.user + used.system) / 1e6,
		first,
		kilobytes: process.resourceUsage().maxRSS,
	}));
}

main();
