/* How far the group is behind, as GET /consumption says it, and whether it gets better. */
import { get } from './api.js';
import { newCurve } from './charts.js';
import { byId, el, set, visible } from './dom.js';
import { keep } from './keep.js';
import { newTable } from './table.js';
import { duration, number, onLanguage, t } from './text.js';

const EVERY = 2000;
// Ten minutes of it.
const POINTS = 300;
// The trend is that of half a minute: what is committed moves in steps.
const TREND = 15;
const NO_TREND = 0.5;
const MOST_PARTITIONS = 200;

/** topics is called with the names of those that the group reads. */
export function buildLag(topics) {
	const facts = {};
	const list = el('dl', { class: 'facts' }, ...['records', 'seconds', 'rate', 'trend'].map((name) => {
		facts[name] = el('dd', { id: `lag-${name}` });
		return el('div', {}, el('dt', { 'data-text': `lag.${name}` }), facts[name]);
	}));
	const incomplete = el('p', { class: 'problem', role: 'status' });
	const plots = el('div', { class: 'cols' });
	const some = (value, text) => (value === null ? '–' : text(value));
	const table = newTable({
		caption: 'lag.partitions', key: (row) => `${row.topic}-${row.partition}`, max: MOST_PARTITIONS,
		columns: [
			{ head: 'lag.partition', of: (row) => `${visible(row.topic)}-${row.partition}` },
			{ head: 'lag.records', number: true, of: (row) => some(row.lag, number) },
			{ head: 'lag.age', number: true, of: (row) => some(row.lagSeconds, (seconds) => duration(seconds * 1000)) },
			{ head: 'lag.held', number: true, of: (row) => some(row.heldBack, number) },
			{ head: 'lag.committed', number: true, of: (row) => some(row.committed, number) },
			{ head: 'lag.end', number: true, of: (row) => some(row.endOffset, number) },
			{ head: 'lag.here', of: (row) => t(row.assigned ? 'lag.yes' : 'lag.no') },
			{ head: 'lag.received', number: true, of: (row) => some(row.received, number) },
			{ head: 'lag.rate', number: true, of: (row) => some(row.ratePerSecond, (rate) => number(rate, 1)) },
		],
	});
	byId('lag').append(list, incomplete, plots, table.element);
	const curve = newCurve(plots, { title: 'lag.curve', unit: () => t('lag.a-record'), series: ['lag.records'], clock: true, max: POINTS, keep: 'latest' });
	const rates = newCurve(plots, { title: 'lag.curve-rate', unit: () => t('lag.a-second'), series: ['lag.rate'], digits: 1, clock: true, max: POINTS, keep: 'latest' });
	let past = [];
	let answer = null;

	// Null is unknown, and so is the sum with it.
	function sum(name) {
		const known = answer.partitions.map((row) => row[name]);
		return known.some((value) => value === null) ? null : known.reduce((all, value) => all + value, 0);
	}

	function trend(lag) {
		if (lag === null || past.length < 2) {
			return t('lag.unknown');
		}
		const [first] = past;
		const last = past[past.length - 1];
		const slope = (last.lag - first.lag) / ((last.at - first.at) / 1000);
		if (lag === 0) {
			return t('lag.caught-up');
		}
		if (Math.abs(slope) < NO_TREND) {
			return t('lag.steady');
		}
		return slope < 0 ? t('lag.catching-up', { time: duration(lag / -slope * 1000) })
			: t('lag.behind', { count: number(slope, slope < 10 ? 1 : 0) });
	}

	function draw() {
		if (answer === null) {
			return;
		}
		const lag = sum('lag');
		const ages = answer.partitions.map((row) => row.lagSeconds).filter((seconds) => seconds !== null);
		const rate = answer.partitions.reduce((all, row) => all + (row.ratePerSecond ?? 0), 0);
		set(facts.records, some(lag, number));
		set(facts.seconds, ages.length === 0 ? '–' : duration(Math.max(...ages) * 1000));
		set(facts.rate, `${number(rate, rate < 100 ? 1 : 0)} ${t('lag.a-second')}`);
		set(facts.trend, trend(lag));
		set(incomplete, answer.complete ? '' : visible(answer.detail ?? '', 2000));
		table.show(answer.partitions);
	}

	keep(() => get('/consumption'), (given) => {
		answer = given;
		topics([...new Set(answer.partitions.map((row) => row.topic))].sort());
		const at = Date.now();
		const lag = sum('lag');
		curve.add(at, [lag]);
		rates.add(at, [answer.partitions.reduce((all, row) => all + (row.ratePerSecond ?? 0), 0)]);
		past = lag === null ? [] : [...past, { at, lag }].slice(-TREND);
		draw();
	}, { every: EVERY });
	onLanguage(draw);
}
