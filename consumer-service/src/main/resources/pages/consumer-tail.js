/* The live tail, and what the service remembers of the time before. */
import { get, Problem } from './api.js';
import { byId, el, fill, set, value, visible } from './dom.js';
import { field, newForm } from './form.js';
import { openStream } from './stream.js';
import { newTable } from './table.js';
import { dateTime, number, onLanguage, t } from './text.js';

const SHOWN = 100;
const KEPT = 500;
// As often as an eye can follow.
const DRAW_EVERY = 250;

export function buildTail() {
	const topic = el('select', {}, el('option', { value: '', 'data-text': 'tail.all' }));
	const key = el('input', { type: 'text', autocomplete: 'off' });
	const text = el('input', { type: 'text', autocomplete: 'off' });
	const hold = el('button', { type: 'button', 'aria-pressed': 'false' });
	const problem = el('p', { class: 'problem form-problem', role: 'alert' });
	const form = el('form', {}, el('div', { class: 'fields' }, field('topic', 'tail.topic', topic, null, 'tail-'),
		field('key', 'tail.key', key, 'tail.key-hint', 'tail-'), field('text', 'tail.text', text, 'tail.text-hint', 'tail-')),
	problem, el('div', { class: 'actions' }, hold));
	const said = el('p', { class: 'hint', id: 'tail-said' });
	const headers = (row) => Object.entries(row.headers).map(([name, header]) => `${name}=${header}`).join(' ');
	const content = (row) => (typeof row.value === 'string' ? row.value : JSON.stringify(row.value));
	const table = newTable({
		caption: 'tail.caption', key: place, max: SHOWN, empty: 'tail.none',
		columns: [
			{ head: 'tail.topic', of: (row) => row.topic, show: (row, cell) => fill(cell, value(row.topic)) },
			{ head: 'tail.partition', number: true, of: (row) => number(row.partition) },
			{ head: 'tail.offset', number: true, of: (row) => number(row.offset) },
			{ head: 'tail.time', of: (row) => (row.timestamp === null ? '–' : dateTime(row.timestamp * 1000)) },
			{ head: 'tail.key', of: (row) => row.key ?? '–', show: (row, cell) => fill(cell, row.key === null ? '–' : value(row.key)) },
			{ head: 'tail.value', of: content, show: (row, cell) => fill(cell, value(content(row), 500)) },
			{ head: 'tail.headers', of: headers, show: (row, cell) => fill(cell, headers(row) === '' ? '–' : value(headers(row))) },
		],
	});
	byId('tail').append(form, said, table.element);

	let stream = null;
	let messages = new Map();
	let arrived = 0;
	let leftOut = 0;
	let gap = false;
	let paused = false;
	let duringPause = 0;
	let drawing = null;

	function place(row) {
		return `${row.topic}-${row.partition}-${row.offset}`;
	}

	function add(message) {
		messages.set(place(message), message);
		if (messages.size > KEPT) {
			messages.delete(messages.keys().next().value);
		}
	}

	function draw() {
		drawing = null;
		const wanted = text.value;
		const rows = [...messages.values()].reverse()
			.filter((row) => wanted === '' || [row.key ?? '', content(row), headers(row)].some((part) => part.includes(wanted)));
		if (!paused) {
			table.show(rows, rows.length);
		}
		set(hold, t(paused ? 'tail.go-on' : 'tail.pause'));
		hold.setAttribute('aria-pressed', String(paused));
		set(said, [t('tail.arrived', { count: number(arrived) }),
			leftOut > 0 ? t('tail.left-out', { count: number(leftOut) }) : null,
			paused ? t('tail.paused', { count: number(duringPause) }) : null,
			gap ? t('tail.gap') : null].filter((part) => part !== null).join(' · '));
	}

	function soon() {
		drawing ??= setTimeout(draw, DRAW_EVERY);
	}

	function received(name, data) {
		if (name === 'skipped') {
			const { count = 0, detail } = JSON.parse(data);
			leftOut += count;
			gap ||= detail !== undefined;
		} else {
			arrived++;
			duringPause += paused ? 1 : 0;
			add(JSON.parse(data));
		}
		soon();
	}

	// With the filter of now. What is remembered comes first; a message that comes by both ways is one.
	async function open() {
		stream?.close();
		messages = new Map();
		gap = false;
		const filter = new URLSearchParams();
		if (topic.value !== '') {
			filter.set('topic', topic.value);
		}
		if (key.value !== '') {
			filter.set('key', key.value);
		}
		const query = filter.size > 0 ? `?${filter}` : '';
		const opened = openStream(`/messages/stream${query}`, { event: received, dropped: (count) => {
			leftOut += count;
			soon();
		} });
		stream = opened;
		try {
			const before = await get(`/messages${query === '' ? '?' : `${query}&`}limit=${SHOWN}`);
			if (stream === opened) {
				const since = messages;
				messages = new Map();
				before.reverse().forEach(add);
				since.forEach(add);
			}
			set(problem, '');
		} catch (failure) {
			if (!(failure instanceof Problem)) {
				throw failure;
			}
			set(problem, failure.passes ? '' : failure.detail);
		}
		draw();
	}

	hold.addEventListener('click', () => {
		paused = !paused;
		duringPause = 0;
		draw();
	});
	text.addEventListener('input', soon);
	topic.addEventListener('change', open);
	key.addEventListener('change', open);
	newForm(form, open);
	onLanguage(draw);
	open();
	return {
		/** The topics that there are to choose from. */
		topics(names) {
			const known = [...topic.options].map((each) => each.value);
			topic.append(...names.filter((name) => !known.includes(name)).map((name) => el('option', { value: name }, visible(name))));
		},
	};
}
