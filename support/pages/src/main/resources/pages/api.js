/*
 * Calls of this page's own service.
 *
 *   await get('/runs')                          the JSON that it answers, null for 204
 *   await post('/runs', object | JSON text)     the same; await post('/runs') sends no body
 *   await remove('/runs/1')
 *   await upload('/messages', file, 'application/x-ndjson', { progress: (sent, all) => …, signal })
 *   await call('/path', { method, headers, body, signal })       the Response itself, for what is no JSON (stream.js)
 *
 * All of them throw a Problem for what is not a success:
 *   status       of HTTP; 0 if the service did not answer
 *   detail       what it says is wrong, in English; body is the whole of application/problem+json
 *   retryAfter   seconds, where it says so: 503 and 429 mean "not now" and are no reason to worry
 *   field([…])   which of these names the detail is about, or null: a problem is shown at the field that it names
 * A 401 asks for a token (login.js) and calls again. get, post and remove give a call up after 60 s.
 */
import { askForToken, token } from './login.js';
import { addTexts, t } from './text.js';

const PATIENCE = 60_000;
const LONGEST_DETAIL = 2_000;

addTexts({
	en: { 'api.away': 'the service does not answer', 'api.strange': 'the service answered with status {status}' },
	zh: { 'api.away': '服务没有响应', 'api.strange': '服务返回状态 {status}' },
});

export class Problem extends Error {
	constructor(status, body, retryAfter = null) {
		super(status === 0 ? t('api.away') : String(body?.detail ?? t('api.strange', { status })).slice(0, LONGEST_DETAIL));
		this.status = status;
		this.body = body ?? {};
		this.retryAfter = retryAfter;
	}

	get detail() {
		return this.message;
	}

	/** Whether it is worth trying again later. */
	get passes() {
		return this.status === 0 || this.status === 429 || this.status >= 500;
	}

	field(names) {
		// "count and interval: expected …", "id is missing", "rate is not a field …"
		const told = /^([\w-]+(?:(?:, | and )[\w-]+)*)(?:: | is )/.exec(this.message);
		return told?.[1].split(/, | and /).find((name) => names.includes(name)) ?? null;
	}
}

function seconds(header) {
	return /^\d{1,6}$/.test(header ?? '') ? Number(header) : null;
}

function problem(status, text, retryAfter) {
	try {
		return new Problem(status, JSON.parse(text), retryAfter);
	} catch {
		return new Problem(status, null, retryAfter);
	}
}

async function once(path, { method = 'GET', headers = {}, body, signal, patience } = {}, sent) {
	const all = { ...headers };
	if (sent !== null) {
		all.Authorization = `Bearer ${sent}`;
	}
	try {
		return await fetch(path, { method, headers: all, body, cache: 'no-store', credentials: 'omit', redirect: 'error',
			signal: patience === undefined ? signal : AbortSignal.timeout(patience) });
	} catch (failure) {
		if (failure.name === 'AbortError') {
			throw failure;
		}
		throw new Problem(0);
	}
}

export async function call(path, options = {}) {
	for (;;) {
		const sent = token();
		const response = await once(path, options, sent);
		if (response.ok) {
			return response;
		}
		const found = problem(response.status, await response.text().catch(() => ''), seconds(response.headers.get('Retry-After')));
		if (response.status !== 401 || !await logIn(sent, found)) {
			throw found;
		}
	}
}

// Another call may have asked meanwhile: then there is another token to try.
function logIn(sent, found) {
	return token() !== null && token() !== sent ? true : askForToken(sent === null ? null : found.detail);
}

async function json(path, options) {
	const response = await call(path, { ...options, patience: PATIENCE });
	try {
		return response.status === 204 ? null : await response.json();
	} catch {
		throw new Problem(0); // it broke off
	}
}

export function get(path) {
	return json(path, {});
}

export function post(path, body) {
	return json(path, body === undefined ? { method: 'POST' } : { method: 'POST',
		headers: { 'Content-Type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

export function remove(path) {
	return json(path, { method: 'DELETE' });
}

/*
 * By XMLHttpRequest: fetch tells nothing of how far a body is, and can send a stream over HTTP/2 alone. The browser reads
 * the file as it sends it. No patience here: the service ends an upload that takes too long (suite.producer.publish).
 */
export async function upload(path, file, type, { progress = () => {}, signal } = {}) {
	for (;;) {
		const sent = token();
		const answer = await send(path, file, type, progress, signal, sent);
		if (answer.status >= 200 && answer.status < 300) {
			return JSON.parse(answer.text);
		}
		const found = problem(answer.status, answer.text, answer.retryAfter);
		if (answer.status !== 401 || !await logIn(sent, found)) {
			throw found;
		}
	}
}

function send(path, file, type, progress, signal, sent) {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', path);
		request.setRequestHeader('Content-Type', type);
		if (sent !== null) {
			request.setRequestHeader('Authorization', `Bearer ${sent}`);
		}
		request.upload.addEventListener('progress', (event) => progress(event.loaded, event.total));
		request.addEventListener('load', () => resolve({ status: request.status, text: request.responseText,
			retryAfter: seconds(request.getResponseHeader('Retry-After')) }));
		request.addEventListener('error', () => reject(new Problem(0)));
		request.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
		signal?.addEventListener('abort', () => request.abort());
		request.send(file);
	});
}
