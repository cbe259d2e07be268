/*
 * Whether what the page shows is of now. Each thing that asks the service (keep.js, stream.js) is a source; the header
 * shows the worst of them, and says what the page does about it.
 *
 *   const source = newSource()
 *   source.ok()                          there is an answer
 *   source.failed(problem, milliseconds) there is none, and it is asked for again then; a button asks at once
 *   source.retry = fn                    what the button does
 *   source.close()                       it does not count any more
 *
 *   await shown()                        waits until the tab can be seen: hidden tabs ask for nothing
 *   backOff(attempt, problem)            milliseconds until the next attempt: 1, 2, 4 … 30 s, less or more by a fifth;
 *                                        what the service says (Retry-After) if that is longer
 *   showState(element)                   by page.js
 */
import { addTexts, onLanguage, t, time } from './text.js';
import { el, fill, set } from './dom.js';

const sources = new Set();
let shownIn = null;
let label;
let detail;
let button;

addTexts({
	en: {
		'state.starting': 'Connecting …', 'state.ok': 'Live', 'state.away': 'No answer since {time}; trying again',
		'state.busy': 'The service is not ready yet; going on by itself', 'state.login': 'Not logged in',
		'state.refused': 'Some of it may not be seen with this token', 'state.wrong': 'Some of it cannot be shown',
		'state.again': 'Try now', 'state.log-in': 'Log in',
	},
	zh: {
		'state.starting': '正在连接……', 'state.ok': '实时', 'state.away': '自 {time} 起没有响应,正在重试',
		'state.busy': '服务尚未就绪,页面会自动继续', 'state.login': '未登录',
		'state.refused': '此令牌无权查看部分内容', 'state.wrong': '部分内容无法显示',
		'state.again': '立即重试', 'state.log-in': '登录',
	},
});

export function newSource() {
	const source = {
		retry: null, problem: null, last: null, known: false,
		ok() {
			source.known = true;
			source.problem = null;
			source.last = Date.now();
			show();
		},
		failed(problem) {
			source.known = true;
			source.problem = problem;
			show();
		},
		close() {
			sources.delete(source);
			show();
		},
	};
	sources.add(source);
	return source;
}

// The worst first.
const STATES = [
	['login', (problem) => problem.status === 401],
	['away', (problem) => problem.status === 0],
	['busy', (problem) => problem.passes],
	['refused', (problem) => problem.status === 403],
	['wrong', () => true],
];

// What the service says itself of these.
const problemSays = new Set(['busy', 'refused', 'wrong']);

function worst() {
	const failed = [...sources].filter((source) => source.problem !== null);
	for (const [state, is] of STATES) {
		const source = failed.find((each) => is(each.problem));
		if (source) {
			return [state, source];
		}
	}
	return [[...sources].some((source) => source.known) ? 'ok' : 'starting', null];
}

function show() {
	if (shownIn === null) {
		return;
	}
	const [state, source] = worst();
	shownIn.dataset.state = state;
	set(label, t(`state.${state}`, { time: source?.last ? time(source.last) : time(pageSince) }));
	set(detail, source !== null && problemSays.has(state) ? source.problem.detail : '');
	set(button, t(state === 'login' ? 'state.log-in' : 'state.again'));
	button.hidden = source === null;
}

const pageSince = Date.now();

export function showState(element) {
	shownIn = element;
	label = el('span', { role: 'status' });
	detail = el('span', { class: 'detail', lang: 'en' });
	button = el('button', { type: 'button', class: 'small', hidden: true, on: { click: () => {
		for (const source of [...sources].filter((each) => each.problem !== null)) {
			source.retry?.();
		}
	} } });
	fill(element, el('span', { class: 'dot', 'aria-hidden': 'true' }), label, detail, button);
	onLanguage(show);
	show();
}

export function backOff(attempt, problem) {
	const own = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 10)) * (0.8 + 0.4 * Math.random());
	return Math.max(own, (problem?.retryAfter ?? 0) * 1000);
}

export function shown() {
	return document.hidden ? new Promise((resolve) => {
		document.addEventListener('visibilitychange', function once() {
			if (!document.hidden) {
				document.removeEventListener('visibilitychange', once);
				resolve();
			}
		});
	}) : Promise.resolve();
}

/** A wait that wake() ends. */
export function pause() {
	let wake = () => {};
	return {
		for: (milliseconds) => new Promise((resolve) => {
			const timer = setTimeout(resolve, milliseconds);
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		}),
		wake: () => wake(),
	};
}
