/*
 * Dead letters, on the page of each service that has some: why they are here, and the way back.
 *
 *   buildDeadLetters()      in the element with the id "dead", which has its heading
 */
import { call, post, Problem } from './api.js';
import { byId, el, fill, set, value } from './dom.js';
import { newForm } from './form.js';
import { keep } from './keep.js';
import { newTable } from './table.js';
import { addTexts, dateTime, number, onLanguage, t } from './text.js';

const SHOWN = 100;
const EVERY = 5000;
const PATIENCE = 60_000;

addTexts({
	en: {
		'dead.title': 'Dead letters', 'dead.caption': 'Dead letters, the newest first', 'dead.none': 'There is none',
		'dead.place': 'Where', 'dead.choose': 'Choose {place}', 'dead.state': 'State', 'dead.waiting': 'waits', 'dead.done': 'done with', 'dead.unknown': 'not known',
		'dead.result': 'What became of it', 'dead.from': 'From', 'dead.reason': 'Reason', 'dead.attempts': 'Replays', 'dead.key': 'Key', 'dead.value': 'Value', 'dead.time': 'Since',
		'dead.replay': 'Replay those that are chosen', 'dead.replay-all': 'Replay all that wait, the oldest 100 first', 'dead.nothing': 'Choose some first',
		'dead.replayed': 'sent back', 'dead.skipped': 'not sent: {reason}', 'dead.failed': 'failed: {reason}', 'dead.maybe': 'perhaps sent: {reason}',
		'dead.summary': '{replayed} sent back, {skipped} not sent, {failed} failed, {unknown} not known', 'dead.unread': 'Some could not be read: {partitions}',
	},
	zh: {
		'dead.title': '死信', 'dead.caption': '死信,最新的在前', 'dead.none': '没有死信',
		'dead.place': '位置', 'dead.choose': '选择 {place}', 'dead.state': '状态', 'dead.waiting': '等待中', 'dead.done': '已处理', 'dead.unknown': '未知',
		'dead.result': '结果', 'dead.from': '来源', 'dead.reason': '原因', 'dead.attempts': '重放次数', 'dead.key': '键', 'dead.value': '值', 'dead.time': '时间',
		'dead.replay': '重放所选', 'dead.replay-all': '重放全部等待中的死信(最早的 100 条优先)', 'dead.nothing': '请先选择',
		'dead.replayed': '已送回', 'dead.skipped': '未发送:{reason}', 'dead.failed': '失败:{reason}', 'dead.maybe': '可能已发送:{reason}',
		'dead.summary': '{replayed} 条已送回,{skipped} 条未发送,{failed} 条失败,{unknown} 条未知', 'dead.unread': '部分无法读取:{partitions}',
	},
});

async function load() {
	try {
		const response = await call(`/dead-letters?limit=${SHOWN}`, { signal: AbortSignal.timeout(PATIENCE) });
		return { letters: await response.json(), unread: response.headers.get('Unread-Partitions') };
	} catch (failure) {
		throw failure instanceof Problem ? failure : new Problem(0);
	}
}

export function buildDeadLetters() {
	const chosen = new Set();
	const results = new Map();
	const all = el('button', { type: 'button', 'data-text': 'dead.replay-all' });
	const form = el('form', {}, el('p', { class: 'problem form-problem', role: 'alert' }),
		el('div', { class: 'actions' }, el('button', { class: 'primary', 'data-text': 'dead.replay' }), all));
	const said = el('p', { class: 'hint', role: 'status' });
	const unread = el('p', { class: 'problem', role: 'status' });
	const kinds = { true: 'ok', false: 'busy', null: 'none' };
	const states = { true: 'dead.done', false: 'dead.waiting', null: 'dead.unknown' };
	const result = (letter) => (results.has(place(letter)) ? results.get(place(letter))() : '–');
	const text = (name, max) => ({ of: (letter) => letter[name] ?? '–',
		show: (letter, cell) => fill(cell, letter[name] === null ? '–' : value(letter[name], max)) });
	const table = newTable({
		caption: 'dead.caption', key: place, max: SHOWN, empty: 'dead.none',
		columns: [
			{ head: 'dead.place', of: place, show: (letter, cell) => fill(cell, el('label', { class: 'check' },
				el('input', { type: 'checkbox', 'aria-label': t('dead.choose', { place: place(letter) }), 'data-letter': place(letter),
					on: { change: (event) => (event.target.checked ? chosen.add(place(letter)) : chosen.delete(place(letter))) } }),
				el('span', {}, place(letter)))) },
			{ head: 'dead.state', of: (letter) => t(states[letter.replayed]), show: (letter, cell) => fill(cell,
				el('span', { class: 'chip', 'data-kind': kinds[letter.replayed] }, t(states[letter.replayed]))) },
			{ head: 'dead.result', of: result, show: (letter, cell) => fill(cell, value(result(letter))) },
			{ head: 'dead.reason', ...text('reason', 300) },
			{ head: 'dead.attempts', number: true, of: (letter) => number(letter.attempts) },
			{ head: 'dead.key', ...text('key', 200) },
			{ head: 'dead.value', ...text('value', 300) },
			{ head: 'dead.from', of: (letter) => `${letter.originalTopic ?? '?'}-${letter.originalPartition ?? '?'}-${letter.originalOffset ?? '?'}`,
				show: (letter, cell) => fill(cell, value(`${letter.originalTopic ?? '?'}-${letter.originalPartition ?? '?'}-${letter.originalOffset ?? '?'}`)) },
			{ head: 'dead.time', of: (letter) => (letter.timestamp === null ? '–' : dateTime(letter.timestamp * 1000)) },
		],
	});
	byId('dead').append(form, said, unread, table.element);
	let letters = [];
	let partitions = null;
	let sentence = () => '';

	function place(letter) {
		return `${letter.topic}-${letter.partition}-${letter.offset}`;
	}

	function draw() {
		table.show(letters);
		for (const input of byId('dead').querySelectorAll('[data-letter]')) {
			input.checked = chosen.has(input.dataset.letter);
		}
		set(unread, partitions === null ? '' : t('dead.unread', { partitions }));
		set(said, sentence());
	}

	const kept = keep(load, (answer) => {
		({ letters, unread: partitions } = answer);
		const known = new Set(letters.map(place));
		for (const each of [chosen, results]) {
			for (const gone of [...each.keys()].filter((key) => !known.has(key))) {
				each.delete(gone);
			}
		}
		draw();
	}, { every: EVERY });

	function told(answer) {
		const reason = answer.details?.[0]?.reason ?? answer.detail ?? '';
		if (answer.replayed > 0) {
			return () => t('dead.replayed');
		}
		return answer.failed > 0 ? () => t('dead.failed', { reason }) : answer.unknown > 0 ? () => t('dead.maybe', { reason })
			: () => t('dead.skipped', { reason });
	}

	async function replay(what) {
		const sums = { replayed: 0, skipped: 0, failed: 0, unknown: 0 };
		for (const each of what) {
			const answer = await post('/dead-letters/replay', each);
			for (const name of Object.keys(sums)) {
				sums[name] += answer[name];
			}
			if (each.offset !== undefined) {
				results.set(place(each), told(answer));
				chosen.delete(place(each));
			}
			const { detail } = answer;
			sentence = () => [t('dead.summary', Object.fromEntries(Object.entries(sums).map(([name, count]) => [name, number(count)]))),
				detail ?? ''].join(' ').trim();
			draw();
		}
		kept.now();
	}

	const { clear, show } = newForm(form, async () => {
		const what = letters.filter((letter) => chosen.has(place(letter)))
			.map(({ topic, partition, offset }) => ({ topic, partition, offset }));
		if (what.length === 0) {
			throw new Problem(400, { detail: t('dead.nothing') });
		}
		await replay(what);
	});
	all.addEventListener('click', async () => {
		clear();
		all.disabled = true;
		try {
			await replay([{}]);
		} catch (failure) {
			if (!(failure instanceof Problem)) {
				throw failure;
			}
			show(failure);
		} finally {
			all.disabled = false;
		}
	});
	onLanguage(draw);
}
