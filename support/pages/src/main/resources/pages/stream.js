/*
 * Server-sent events, as EventSource reads them (WHATWG HTML, 9.2), by fetch: an EventSource can send no headers, and so no
 * token, and does not say why it failed.
 *
 *   const events = openStream('/messages/stream', {
 *       event: (name, data, id) => …     data is a text; JSON.parse is the caller's
 *       end: () => …                     the service said that there is no more (204)
 *       gone: (problem) => …             there is no such stream (404): it is not tried again
 *       dropped: (count) => …            so many events were larger than 1 MB, and are left out
 *   })
 *   events.close()
 *
 * It connects again as EventSource does, with Last-Event-ID, and with back-off (state.js); at once where the service ended
 * the stream in good order. A hidden tab has no stream, and gets one again when it is seen. A stream of which nothing
 * comes for 30 s is taken for broken: services send a comment at least that often.
 */
import { call, Problem } from './api.js';
import { backOff, newSource, pause, shown } from './state.js';
import { onLogin, token } from './login.js';

const LARGEST = 1_000_000;
const SILENCE = 30_000;

export function openStream(path, { event, end = () => {}, gone = () => {}, dropped = () => {} }) {
	const source = newSource();
	const wait = pause();
	let open = true;
	let lastId = '';
	let connection = null;
	source.retry = () => wait.wake();
	onLogin(() => token() !== null && wait.wake());
	const hide = () => document.hidden && connection?.abort();
	document.addEventListener('visibilitychange', hide);

	function close() {
		open = false;
		document.removeEventListener('visibilitychange', hide);
		source.close();
		connection?.abort();
		wait.wake();
	}

	async function connect(alive) {
		const headers = { Accept: 'text/event-stream' };
		if (lastId !== '') {
			headers['Last-Event-ID'] = lastId;
		}
		const response = await call(path, { headers, signal: connection.signal });
		if (response.status === 204) {
			return true;
		}
		source.ok();
		const parser = newParser({ event: (name, data, id) => {
			lastId = id;
			event(name, data, id);
		}, dropped }, lastId);
		const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
		const next = () => reader.read().catch(() => {
			throw new Problem(0);
		});
		for (let part = await next(); !part.done; part = await next()) {
			alive();
			parser.take(part.value);
		}
		return false;
	}

	async function run() {
		let failures = 0;
		while (open) {
			await shown();
			connection = new AbortController();
			let silence;
			const alive = () => {
				failures = 0;
				clearTimeout(silence);
				silence = setTimeout(() => connection.abort(), SILENCE);
			};
			let problem = null;
			try {
				if (await connect(alive)) {
					close();
					end();
					return;
				}
			} catch (failure) {
				if (!(failure instanceof Problem) && failure.name !== 'AbortError') {
					throw failure; // a mistake of the page
				}
				problem = failure instanceof Problem ? failure : new Problem(0);
			} finally {
				clearTimeout(silence);
			}
			if (!open) {
				return;
			}
			if (problem?.status === 404) {
				close();
				gone(problem);
				return;
			}
			if (document.hidden) {
				continue;
			}
			if (problem !== null) {
				source.failed(problem);
			}
			await wait.for(problem?.status === 401 ? 2 ** 31 - 1 : problem === null ? 500 : backOff(failures++, problem));
		}
	}

	run();
	return { close };
}

/** Reads text/event-stream of parts as they come. No event, name or id can grow beyond LARGEST. */
export function newParser({ event, dropped = () => {} }, lastId = '') {
	let rest = '';
	let endedByReturn = false;
	let name = '';
	let data = [];
	let size = 0;
	let tooLarge = false;
	let id = lastId;

	function line(text) {
		if (text === '') {
			if (tooLarge) {
				dropped(1);
			} else if (data.length > 0) {
				event(name === '' ? 'message' : name, data.join('\n'), id);
			}
			name = '';
			data = [];
			size = 0;
			tooLarge = false;
			return;
		}
		size += text.length;
		tooLarge ||= size > LARGEST;
		const colon = text.indexOf(':');
		if (tooLarge || colon === 0) {
			data = tooLarge ? [] : data;
			return;
		}
		const field = colon < 0 ? text : text.slice(0, colon);
		const content = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
		if (field === 'data') {
			data.push(content);
		} else if (field === 'event') {
			name = content;
		} else if (field === 'id' && !content.includes('\0')) {
			id = content;
		}
	}

	return {
		take(part) {
			let text = rest + (endedByReturn && part.startsWith('\n') ? part.slice(1) : part);
			endedByReturn = part.endsWith('\r') || (part === '' && endedByReturn);
			const lines = text.split(/\r\n|\n|\r/);
			rest = lines.pop();
			lines.forEach(line);
			if (rest.length > LARGEST) {
				tooLarge = true;
				rest = ':';
			}
		},
	};
}
