/* The form that starts a run, and one run as it goes: by its events, twice a second. */
import { post, remove } from './api.js';
import { newCurve } from './charts.js';
import { byId, el, fill, set, showWhile, visible } from './dom.js';
import { field, jsonOf, newForm, option } from './form.js';
import { openStream } from './stream.js';
import { dateTime, duration, number, onLanguage, t } from './text.js';

export const KINDS = { RUNNING: 'busy', COMPLETED: 'ok', CANCELLED: 'none', FAILED: 'bad' };

/** started is called when there is one run more, or one has ended. Returns what shows a run, by its report. */
export function buildRun(started) {
	const view = buildView(started);
	buildForm((run) => {
		view.show(run);
		view.say('run.began', run);
		started();
	});
	return view;
}

function buildForm(started) {
	const text = (value) => el('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', value });
	const pace = el('select', {}, option('interval', 'run.pace-interval'), option('rate', 'run.pace-rate'), option('flat', 'run.pace-flat'));
	const interval = field('interval', 'run.interval', el('input', { type: 'text', autocomplete: 'off', value: '100ms' }), 'run.interval-hint', 'run-');
	const rate = field('rate', 'run.rate', text('1000'), null, 'run-');
	const form = el('form', {}, el('div', { class: 'fields' },
		field('count', 'run.count', text('100'), null, 'run-'),
		field('users', 'run.users', text('10'), null, 'run-'),
		field('pace', 'run.pace', pace, null, 'run-'), interval, rate,
		field('topic', 'run.topic', el('select', {}, el('option', {}, 'test-topic'), el('option', {}, 'input-topic')), null, 'run-'),
		field('acks', 'run.acks', el('select', {}, option('all', 'run.acks-all'), option('1', 'run.acks-1'), option('0', 'run.acks-0')), null, 'run-')),
	el('p', { class: 'problem form-problem', role: 'alert' }),
	el('div', { class: 'actions' }, el('button', { class: 'primary', 'data-text': 'run.start' })));
	byId('run-form').append(form);

	function showPace() {
		showWhile(interval, pace.value === 'interval');
		showWhile(rate, pace.value === 'rate');
	}
	pace.addEventListener('change', showPace);
	showPace();

	newForm(form, async () => {
		const { count, users, topic, acks } = Object.fromEntries(new FormData(form));
		const how = { interval: { interval: form.elements.interval.value }, rate: { rate: form.elements.rate.value }, flat: { interval: '0ms' } };
		started(await post('/runs', jsonOf({ count, users, topic, acks, ...how[pace.value] }, ['count', 'users', 'rate'])));
	});
}

function buildView(changed) {
	const title = el('h3', { id: 'run-of' });
	const chip = el('span', { class: 'chip' });
	const cancel = el('button', { type: 'button', class: 'small', 'data-text': 'run.cancel' });
	const bar = el('progress', { 'data-label': 'run.progress', max: '1', value: '0' });
	const facts = {};
	const list = el('dl', { class: 'facts' }, ...['acked', 'failed', 'rate-now', 'left', 'p99-ms'].map((name) => {
		facts[name] = { term: el('dt', { 'data-text': `run.${name}` }), number: el('dd', { id: `run-${name}` }) };
		return el('div', {}, facts[name].term, facts[name].number);
	}));
	const errors = el('ul', { class: 'problem' });
	const problem = el('p', { class: 'problem form-problem', role: 'alert' });
	const plots = el('div', { class: 'cols' });
	const whole = el('div', { class: 'stack', hidden: true, role: 'group', 'aria-labelledby': 'run-of' },
		el('div', { class: 'head' }, title, chip, cancel), bar, list, errors, problem, plots);
	const none = el('p', { class: 'hint', 'data-text': 'run.none' });
	const said = el('p', { class: 'hint', role: 'status' });
	byId('run-view').append(none, whole, said);
	const latency = newCurve(plots, { title: 'run.latency', unit: 'ms', digits: 2, series: ['run.p50', 'run.p95', 'run.p99'] });
	const speed = newCurve(plots, { title: 'run.per-second', unit: () => t('run.a-second'), series: ['run.rate-now'] });

	let run = null;
	let stream = null;
	let first = null;
	let before = null;
	let points = 0;
	let sentence = null;

	function say(key, about) {
		sentence = [key, about];
		speak();
	}

	function speak() {
		if (sentence !== null) {
			const [key, { id, state, acked, failed }] = sentence;
			set(said, t(key, { id, state: t(`run.${state}`), acked: number(acked), failed: number(failed) }));
		}
	}

	function draw() {
		showWhile(none, run === null);
		showWhile(whole, run !== null);
		if (run === null) {
			return;
		}
		const done = run.acked + run.failed;
		const running = run.state === 'RUNNING';
		set(title, t('run.of', { id: run.id }));
		set(chip, t(`run.${run.state}`));
		chip.dataset.kind = KINDS[run.state];
		showWhile(cancel, running);
		bar.max = run.requested;
		bar.value = done;
		set(facts.acked.number, t('run.some', { done: number(run.acked), all: number(run.requested) }));
		set(facts.failed.number, number(run.failed));
		set(facts['rate-now'].number, number(run.messagesPerSecond, run.messagesPerSecond < 100 ? 1 : 0));
		facts.left.term.dataset.text = running ? 'run.left' : 'run.took';
		set(facts.left.term, t(facts.left.term.dataset.text));
		set(facts.left.number, running ? (run.messagesPerSecond > 0 ? duration((run.requested - done) / run.messagesPerSecond * 1000) : '–')
			: duration(Date.parse(run.endedAt) - Date.parse(run.startedAt), 1));
		set(facts['p99-ms'].number, run.latency === null ? '–' : `${number(run.latency.p99Ms, 1)} ms`);
		fill(errors, ...Object.entries(run.errors).slice(0, 10).map(([error, count]) =>
			el('li', {}, t('run.error', { count: number(count), error: visible(error) }))));
		showWhile(errors, errors.firstChild !== null);
		showWhile(plots, points > 2);
	}

	// Of the time between two events, as they come.
	function plot() {
		const now = performance.now();
		first ??= { at: now, age: Math.max(0, Date.now() - Date.parse(run.startedAt)) };
		const x = first.age + now - first.at;
		if (before !== null && now - before.at < 300 && run.state === 'RUNNING') {
			return;
		}
		const { p50Ms = null, p95Ms = null, p99Ms = null } = run.latency ?? {};
		latency.add(x, [p50Ms, p95Ms, p99Ms]);
		if (before !== null && now - before.at > 100) {
			speed.add(x, [(run.acked - before.acked) / (now - before.at) * 1000]);
		}
		before = { at: now, acked: run.acked };
		points++;
	}

	function show(report) {
		stream?.close();
		stream = null;
		run = report;
		first = null;
		before = null;
		points = 0;
		set(problem, '');
		latency.clear();
		speed.clear();
		draw();
		if (run.state !== 'RUNNING') {
			return;
		}
		stream = openStream(`/runs/${encodeURIComponent(run.id)}/events`, { event(name, data) {
			run = JSON.parse(data);
			plot();
			draw();
			if (name === 'ended') {
				stream.close();
				say('run.ended', run);
				changed();
			}
		}, gone() {
			say('run.gone', run);
			changed();
		} });
	}

	cancel.addEventListener('click', async () => {
		try {
			await remove(`/runs/${encodeURIComponent(run.id)}`);
		} catch (failure) {
			if (failure.status === undefined) {
				throw failure;
			}
			set(problem, failure.detail);
		}
	});
	onLanguage(() => {
		draw();
		speak();
	});
	return { show, say, shown: () => run };
}

/** The title of a run's row. */
export function began(run) {
	return dateTime(run.startedAt);
}
