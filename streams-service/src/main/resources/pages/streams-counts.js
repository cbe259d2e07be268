/* The windowed counts over all instances, and what is missing of them, in words. */
import { get } from './api.js';
import { newBars } from './charts.js';
import { byId, el, fill, set, value, visible } from './dom.js';
import { keep } from './keep.js';
import { newTable } from './table.js';
import { number, onLanguage, t, time } from './text.js';

const EVERY = 2000;
const WINDOWS = 6;
const KEYS = 24;
// Counts that are asked for: more than are shown, as keys differ from window to window.
const LIMIT = 1000;

export function buildCounts() {
	const hint = el('p', { class: 'hint', id: 'counts-hint' });
	const incomplete = el('p', { class: 'problem', role: 'status', id: 'counts-incomplete' });
	const plot = el('div', {});
	const table = newTable({
		caption: 'counts.sources', key: (source) => `${source.instance} ${source.role}`, max: 100,
		columns: [
			{ head: 'counts.instance', of: (source) => source.instance, show: (source, cell) => fill(cell, value(source.instance)) },
			{ head: 'counts.role', of: (source) => t(source.role === 'active' ? 'counts.active' : 'counts.standby') },
			{ head: 'counts.partitions', of: (source) => source.partitions.join(', ') },
			{ head: 'counts.lag', number: true, of: (source) => (source.offsetLag === null ? '–' : number(source.offsetLag)) },
		],
	});
	byId('counts').append(incomplete, plot, hint, table.element);
	const bars = newBars(plot, { title: 'counts.bars', unit: () => t('counts.unit') });
	let answer = null;
	let problem = null;

	function draw() {
		// While state is restored the service says how far it is.
		const missing = problem !== null ? problem.detail : answer === null || answer.complete ? '' : (answer.reasons ?? []).join('; ');
		set(incomplete, problem !== null ? visible(missing, 2000) : missing === '' ? '' : t('counts.incomplete', { reasons: visible(missing, 2000) }));
		if (answer === null) {
			return;
		}
		const windows = answer.windows.slice(0, WINDOWS);
		const keys = [...new Set(windows.flatMap((window) => Object.keys(window.counts)))].sort().slice(0, KEYS);
		const count = (window, key) => (typeof window.counts[key] === 'number' ? window.counts[key] : null);
		bars.show(windows.map((window) => ({ label: t('counts.window', { from: time(window.start), to: time(window.end) }),
			values: keys.map((key) => count(window, key)) })), keys.map((key) => visible(key, 24)));
		plot.hidden = keys.length === 0;
		set(hint, keys.length === 0 ? t('counts.none')
			: t('counts.hint', { window: answer.window, windows: number(windows.length), keys: number(keys.length) }));
		table.show(answer.sources);
	}

	keep(async () => {
		try {
			return await get(`/counts?limit=${LIMIT}`);
		} catch (failure) {
			problem = failure;
			draw();
			throw failure;
		}
	}, (given) => {
		answer = given;
		problem = null;
		draw();
	}, { every: EVERY });
	onLanguage(draw);
}
