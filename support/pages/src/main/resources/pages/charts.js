/*
 * Plots by Chart.js, which is loaded when the first one is made. Below each are its numbers as a table: open it, and it
 * goes on with the plot.
 *
 *   const plot = newCurve(container, {
 *       title: 'run.latency', unit: 'ms',     title is a text key
 *       series: ['run.p50', 'run.p99'],       text keys, six at most
 *       clock: false,                         x is a time of day, in milliseconds since the epoch, or else since a start
 *       digits: 2, max: 120,                  points that are kept
 *       keep: 'all' })                        when there are more: 'all' thins them out, so that the start stays in sight;
 *                                             'latest' forgets the oldest
 *   plot.add(x, [1.5, null])                  a value for each series, null for none
 *   plot.clear()
 *
 *   const bars = newBars(container, { title, unit, digits, groups: ['run.p50', …] })     text keys; or groups that come with
 *   bars.show([{ label: 'acks all', values: [1, 2] }, …], ['a', 'b'])                    show, as texts. Six labels at most
 *
 * Colours are those of the style sheet (--series-1 to --series-6), in both schemes.
 */
import { el, fill, set } from './dom.js';
import { addTexts, duration, number, onLanguage, t, time } from './text.js';
import { plainTable } from './table.js';

const MOST_BARS = 24;
const dark = matchMedia('(prefers-color-scheme: dark)');
let library = null;

addTexts({
	en: { 'chart.numbers': 'Numbers', 'chart.time': 'Time', 'chart.what': 'What', 'chart.label': '{title}. Its numbers are in the table below it' },
	zh: { 'chart.numbers': '数据', 'chart.time': '时间', 'chart.what': '项目', 'chart.label': '{title}。数据见下方表格' },
});

async function load() {
	library ??= import('./chart.umd.min.js').then(() => globalThis.Chart);
	return library;
}

function colour(name) {
	return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function series(index) {
	return colour(`--series-${index % 6 + 1}`);
}

/*
 * The figure, with what both kinds have in common.
 * paint(chart) puts what is known, in the language and the colours of now, into data; table() returns heads and rows.
 */
function newPlot(container, { title, unit, digits }, { type, scales, heading = {}, data, paint, table }) {
	const caption = el('figcaption', {});
	const canvas = el('canvas', { role: 'img' });
	const summary = el('summary', {});
	const rows = el('div', { class: 'scroll', role: 'region', tabindex: '0' });
	const details = el('details', {}, summary, rows);
	container.append(el('figure', { class: 'figure' }, caption, el('div', { class: 'plot' }, canvas), details));
	let chart = null;
	let drawing = false;

	function label() {
		set(caption, `${t(title)}, ${unit()}`);
		set(summary, t('chart.numbers'));
		rows.setAttribute('aria-label', t(title));
		canvas.setAttribute('aria-label', t('chart.label', { title: t(title) }));
	}

	function style() {
		const text = colour('--soft');
		const line = colour('--line');
		chart.options.plugins.legend.labels.color = text;
		for (const axis of Object.values(chart.options.scales)) {
			axis.ticks.color = text;
			axis.grid.color = line;
			axis.border = { color: line };
		}
		paint(chart);
	}

	function draw() {
		if (chart !== null) {
			paint(chart);
			chart.update('none');
		}
		if (details.open) {
			fill(rows, plainTable(`${t(title)}, ${unit()}`, ...table()));
		}
	}

	// However often it is asked for, once a frame; and not at all in a hidden tab.
	function update() {
		if (!drawing) {
			drawing = true;
			requestAnimationFrame(() => {
				drawing = false;
				draw();
			});
		}
	}

	label();
	details.addEventListener('toggle', draw);
	onLanguage(() => {
		label();
		update();
	});
	load().then((Chart) => {
		chart = new Chart(canvas, { type, data, options: {
			animation: false, responsive: true, maintainAspectRatio: false, normalized: true,
			interaction: { mode: 'index', intersect: false },
			plugins: {
				legend: { position: 'bottom', align: 'start', display: data.datasets.length !== 1 || type === 'bar',
					labels: { boxWidth: 6, boxHeight: 6, usePointStyle: true, pointStyle: 'circle' } },
				tooltip: { callbacks: { label: (item) =>
					` ${item.dataset.label}: ${number(item.parsed.y, digits)} ${unit()}`, ...heading } },
			},
			scales,
		} });
		style();
		chart.update('none');
		dark.addEventListener('change', () => {
			style();
			chart.update('none');
		});
	});
	return update;
}

export function newCurve(container, { title, unit, series: names, clock = false, digits = 0, max = 120, keep = 'all' }) {
	let points = [];
	let every = 1;
	let skipped = 0;
	const unitOf = () => (typeof unit === 'function' ? unit() : unit);
	const at = (seconds) => (clock ? time(seconds * 1000) : duration(seconds * 1000, 1));
	const data = { datasets: names.map(() => ({ data: [], borderWidth: 2, pointRadius: 0, pointHitRadius: 8, cubicInterpolationMode: 'monotone' })) };
	const update = newPlot(container, { title, unit: unitOf, digits }, {
		type: 'line', data,
		heading: { title: (items) => (items.length > 0 ? at(items[0].parsed.x) : '') },
		scales: {
			x: { type: 'linear', bounds: 'data', suggestedMin: clock ? undefined : 0,
				ticks: { maxTicksLimit: 6, maxRotation: 0, precision: 0, callback: at }, grid: { display: false } },
			y: { beginAtZero: true, ticks: { maxTicksLimit: 5, callback: (y) => number(y, 3) }, grid: {} },
		},
		paint: () => data.datasets.forEach((dataset, i) => {
			dataset.label = t(names[i]);
			dataset.borderColor = series(i);
			dataset.backgroundColor = series(i);
			dataset.data = points.map(({ x, values }) => ({ x, y: values[i] ?? NaN }));
		}),
		table: () => [[t('chart.time'), ...names.map((name) => t(name))],
			points.map(({ x, values }) => [at(x), ...values.map((y) => (y === null ? '–' : number(y, digits)))])],
	});

	function add(milliseconds, values) {
		const x = milliseconds / 1000; // ticks are whole seconds
		if (keep === 'all') {
			// The latest is always there; those before it stay if their turn comes.
			if (skipped > 0) {
				points.pop();
			}
			points.push({ x, values });
			skipped = (skipped + 1) % every;
			if (points.length > max) {
				points = points.filter((point, i) => i % 2 === 0);
				every *= 2;
			}
		} else {
			points.push({ x, values });
			points = points.slice(-max);
		}
		update();
	}

	return {
		add,
		clear() {
			points = [];
			every = 1;
			skipped = 0;
			update();
		},
	};
}

export function newBars(container, { title, unit, groups = [], digits = 0 }) {
	let rows = [];
	let names = groups.map((group) => t(group));
	const unitOf = () => (typeof unit === 'function' ? unit() : unit);
	const data = { labels: [], datasets: [] };
	const update = newPlot(container, { title, unit: unitOf, digits }, {
		type: 'bar', data,
		scales: {
			x: { ticks: { maxRotation: 45 }, grid: { display: false } },
			y: { beginAtZero: true, ticks: { maxTicksLimit: 5, callback: (y) => number(y, 3) }, grid: {} },
		},
		paint: () => {
			data.labels = names;
			data.datasets = rows.map((row, i) => ({ label: row.label, data: row.values, backgroundColor: series(i),
				borderRadius: 3, maxBarThickness: 44 }));
		},
		table: () => [[t('chart.what'), ...names],
			rows.map((row) => [row.label, ...row.values.map((y) => (y === null ? '–' : number(y, digits)))])],
	});
	onLanguage(() => {
		if (groups.length > 0) {
			names = groups.map((group) => t(group));
		}
	});
	return {
		show(given, groupNames = names) {
			rows = given.slice(0, 6);
			names = groupNames.slice(0, MOST_BARS);
			update();
		},
	};
}
