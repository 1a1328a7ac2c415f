// units.js FREEZER TEST.wasm... - runs unit tests that are compiled for WebAssembly with the arithmetic and the allocator of the engine
// of pages; YAML is frozen by the program FREEZER (tests/live/freezer.c). A check that fails traps: the next test runs in a new instance.
'use strict';
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

const [freezer, ...files] = process.argv.slice(2);
const frozen = new Map(); // text -> bytes
const freeze = (text) => {
	if (!frozen.has(text))
		frozen.set(text, spawnSync(freezer, { input: Buffer.from(text, 'latin1') }).stdout);
	return frozen.get(text);
};
// What asks for more than the engine has: places of notes, and claims, which are not frozen.
const foreign = new Set(['a divisor of zero is told with its place', 'money that meets without a rate', 'claims are checked too', 'a_chain_of_things_has_a_limit',
	'arguments are checked without any thing to compute']);
let run = 0, failed = 0, left = 0;
for (const file of files) {
	const code = new WebAssembly.Module(fs.readFileSync(file));
	const start = () => {
		let engine;
		// What a failed check prints: fd_write(file, list of (address, length), count, written).
		const write = (fd, list, count, written) => {
			const memory = new DataView(engine.memory.buffer);
			let all = 0;
			for (let i = 0; i < count; i++) {
				const at = memory.getUint32(list + 8 * i, true), length = memory.getUint32(list + 8 * i + 4, true);
				process.stderr.write(Buffer.from(engine.memory.buffer, at, length));
				all += length;
			}
			memory.setUint32(written, all, true);
			return 0;
		};
		let bytes = Buffer.alloc(0);
		const page = {
			begin: () => {},
			tick: () => {},
			freeze: (at, length) => {
				bytes = freeze(Buffer.from(engine.memory.buffer, at, length).toString('latin1'));
				return bytes.length;
			},
			frozen: (at) => new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes),
		};
		const none = () => 8;
		const wasi = new Proxy({ fd_write: write, proc_exit: () => { throw new Error('ended'); } }, { get: (known, name) => known[name] || none });
		engine = new WebAssembly.Instance(code, { page, wasi_snapshot_preview1: wasi }).exports;
		engine._initialize();
		engine.test_start();
		return engine;
	};
	let engine = start();
	const count = engine.test_number();
	for (let i = 0; i < count; i++) {
		const text = Buffer.from(engine.memory.buffer), at = engine.test_name(i), name = text.subarray(at, text.indexOf(0, at)).toString();
		if (foreign.has(name)) {
			left++;
			continue;
		}
		run++;
		try {
			engine.test_run(i);
		} catch (error) {
			failed++;
			console.log(`[  FAILED  ] ${path.basename(file, '.wasm')}: ${name} (${error.message})`);
			engine = start();
		}
	}
	if (count === 0) {
		failed++;
		console.log(`[  FAILED  ] ${path.basename(file, '.wasm')} has no tests`);
	}
}
console.log(`${run} unit tests as WebAssembly, ${left} left out: ${failed} failed`);
process.exit(failed > 0 || run === 0 ? 1 : 0);
