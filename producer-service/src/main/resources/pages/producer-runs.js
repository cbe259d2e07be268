/* The runs that the service remembers, and some of them side by side. */
import { get } from './api.js';
import { newBars } from './charts.js';
import { byId, el, fill } from './dom.js';
import { keep } from './keep.js';
import { began, KINDS } from './producer-run.js';
import { newTable } from './table.js';
import { number, onLanguage, t, time } from './text.js';

const BESIDE = 4;

/** view shows one run. Returns what asks for them at once. */
export function buildRuns(view) {
	const box = byId('runs');
	const chosen = new Set();
	let runs = [];
	let byUser = false;

	const table = newTable({
		caption: 'runs.caption', key: (run) => run.id, max: 20, empty: 'runs.none',
		columns: [
			{ head: 'runs.run', of: (run) => run.id, show: (run, cell) => fill(cell, el('label', { class: 'check' },
				el('input', { type: 'checkbox', 'aria-label': t('runs.compare-run', { id: run.id }), 'data-run': run.id,
					on: { change: (event) => choose(run.id, event.target.checked) } }), el('span', {}, run.id))) },
			{ head: 'runs.state', of: (run) => run.state, show: (run, cell) =>
				fill(cell, el('span', { class: 'chip', 'data-kind': KINDS[run.state] }, t(`run.${run.state}`))) },
			{ head: 'runs.acks', of: (run) => run.acks },
			{ head: 'runs.topic', of: (run) => run.topic },
			{ head: 'run.acked', number: true, of: (run) => t('run.some', { done: number(run.acked), all: number(run.requested) }) },
			{ head: 'run.failed', number: true, of: (run) => number(run.failed) },
			{ head: 'runs.per-second', number: true, of: (run) => number(run.messagesPerSecond, run.messagesPerSecond < 100 ? 1 : 0) },
			{ head: 'run.p50', number: true, of: (run) => milliseconds(run, 'p50Ms') },
			{ head: 'run.p95', number: true, of: (run) => milliseconds(run, 'p95Ms') },
			{ head: 'run.p99', number: true, of: (run) => milliseconds(run, 'p99Ms') },
			{ head: 'runs.began', of: began },
			{ head: 'runs.show', of: (run) => run.id, show: (run, cell) => fill(cell, el('button', { type: 'button', class: 'small',
				'aria-label': t('runs.show-run', { id: run.id }), on: { click: () => view.show(runs.find((each) => each.id === run.id) ?? run) } }, t('runs.show'))) },
		],
	});
	const plots = el('div', { class: 'cols' });
	const rate = newBars(plots, { title: 'runs.rate', unit: () => t('run.a-second'), groups: ['runs.mean'] });
	const latency = newBars(plots, { title: 'runs.latency', unit: 'ms', digits: 2, groups: ['run.p50', 'run.p95', 'run.p99'] });
	box.append(plots, table.element);

	function milliseconds(run, name) {
		return run.latency === null ? '–' : `${number(run.latency[name], 2)} ms`;
	}

	function choose(id, wanted) {
		byUser = true;
		if (wanted) {
			chosen.add(id);
		} else {
			chosen.delete(id);
		}
		draw();
	}

	function draw() {
		if (!byUser) {
			chosen.clear();
			runs.filter((run) => run.latency !== null).slice(0, BESIDE).forEach((run) => chosen.add(run.id));
		}
		for (const input of box.querySelectorAll('[data-run]')) {
			input.checked = chosen.has(input.dataset.run);
		}
		const beside = runs.filter((run) => chosen.has(run.id) && run.latency !== null);
		const label = (run) => t('runs.label', { acks: run.acks, time: time(run.startedAt) });
		rate.show(beside.map((run) => ({ label: label(run), values: [run.messagesPerSecond] })));
		latency.show(beside.map((run) => ({ label: label(run), values: [run.latency.p50Ms, run.latency.p95Ms, run.latency.p99Ms] })));
		plots.hidden = beside.length === 0;
	}

	const kept = keep(() => get('/runs'), (answer) => {
		// The service has them as they ended.
		runs = [...answer].sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
		table.show(runs);
		draw();
		if (view.shown() === null && runs.length > 0) {
			view.show(runs.find((run) => run.state === 'RUNNING') ?? runs[0]);
		}
	}, { every: () => (runs.some((run) => run.state === 'RUNNING') ? 1500 : 5000) });
	onLanguage(draw);
	return kept;
}
