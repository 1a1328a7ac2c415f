// engine.js - the engine of a built site under nodejs: the files that its pages load, started as assets/live.js starts it.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

// The site's engine and data, unpacked.
exports.load = (site) => {
	const assets = path.join(site, 'assets');
	const read = (name) => fs.readFileSync(path.join(assets, fs.readdirSync(assets).find((file) => new RegExp(`^${name}-[0-9a-f]{12}\\.js$`).test(file))), 'utf8');
	const loaded = {};
	new Function('rigbookEngine', read('engine'))((text) => { loaded.code = new WebAssembly.Module(zlib.gunzipSync(Buffer.from(text, 'base64'))); });
	new Function('rigbookData', read('data'))((pages, bytes) => { loaded.data = Buffer.from(bytes); });
	return loaded;
};

// The engine of a page: call(name, ...arguments) gives the answer as text. It is stopped when it has asked call.ticks times.
exports.start = (loaded, list) => {
	let room = 0;
	const call = (name, ...values) => {
		const given = values.flatMap((value) => {
			if (typeof value !== 'string')
				return [value];
			const bytes = Buffer.from(value).subarray(0, 4000);
			new Uint8Array(engine.memory.buffer, room, bytes.length).set(bytes);
			return [room, bytes.length];
		});
		engine['engine_' + name](self, ...given);
		return Buffer.from(engine.memory.buffer, engine.engine_text(self), engine.engine_length(self)).toString();
	};
	call.ticks = Infinity;
	const { exports: engine } = new WebAssembly.Instance(loaded.code, {
		page: { begin: () => {}, tick: () => { if (--call.ticks < 0) throw new Error('the engine is stopped'); } },
		wasi_snapshot_preview1: { proc_exit: () => { throw new Error('the engine has stopped'); } },
	});
	const put = (bytes) => {
		const at = engine.engine_room(bytes.length);
		new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
		return [at, bytes.length];
	};
	engine._initialize();
	const self = engine.engine_start(...put(loaded.data), ...put(Buffer.from(list)));
	if (self === 0)
		throw new Error('the engine cannot read the data');
	[room] = put(Buffer.alloc(4000));
	call.memory = () => engine.memory.buffer.byteLength;
	return call;
};
