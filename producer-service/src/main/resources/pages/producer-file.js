/* A file of NDJSON, however large: the browser reads it as it sends it. */
import { Problem, upload } from './api.js';
import { byId, el, set, showWhile, value, fill } from './dom.js';
import { field, newForm } from './form.js';
import { newTable } from './table.js';
import { bytes, number, onLanguage, t } from './text.js';

export function buildFile() {
	const file = el('input', { type: 'file', accept: '.ndjson,.jsonl,.json,.txt,application/x-ndjson' });
	const topic = el('select', {}, el('option', {}, 'test-topic'), el('option', {}, 'input-topic'));
	const stop = el('button', { type: 'button', hidden: true, 'data-text': 'file.cancel' });
	const bar = el('progress', { 'data-label': 'file.progress', max: '1', value: '0' });
	const sent = el('p', { class: 'hint', id: 'file-sent' });
	const progress = el('div', { class: 'stack', hidden: true }, bar, sent);
	const said = el('p', { class: 'hint', role: 'status' });
	const facts = {};
	const report = el('dl', { class: 'facts', hidden: true }, ...['received', 'acked', 'rejected', 'failed'].map((name) => {
		facts[name] = el('dd', { id: `file-${name}` });
		return el('div', {}, el('dt', { 'data-text': `file.${name}` }), facts[name]);
	}));
	const form = el('form', {}, field('file', 'file.file', file, 'file.hint', 'file-'), field('topic', 'file.topic', topic, null, 'file-'),
		el('p', { class: 'problem form-problem', role: 'alert' }),
		el('div', { class: 'actions' }, el('button', { class: 'primary', 'data-text': 'file.send' }), stop));
	const table = newTable({
		caption: 'file.errors', max: 100, key: (error) => error.line,
		columns: [
			{ head: 'file.line', number: true, of: (error) => number(error.line) },
			{ head: 'file.detail', of: (error) => error.detail, show: (error, cell) => fill(cell, value(error.detail, 500)) },
		],
	});
	byId('file').append(form, progress, said, report, table.element);
	let last = null;
	let state = () => '';
	let sending = null;
	stop.addEventListener('click', () => sending?.abort());

	function draw() {
		set(said, state());
		showWhile(report, last !== null);
		for (const name of Object.keys(facts)) {
			set(facts[name], last === null ? '' : number(last[name]));
		}
		table.show(last?.errors ?? [], last === null ? 0 : last.rejected + last.failed);
	}

	function say(sentence) {
		state = sentence;
		draw();
	}

	function show(name, answer) {
		last = answer;
		say(() => t('file.done', { name, acked: number(answer.acked), received: number(answer.received) }));
	}

	newForm(form, async () => {
		const [chosen] = file.files;
		last = null;
		say(() => '');
		if (chosen === undefined) {
			throw new Problem(400, { detail: t('file.none') });
		}
		sending = new AbortController();
		showWhile(stop, true);
		showWhile(progress, true);
		bar.max = Math.max(1, chosen.size);
		bar.value = 0;
		try {
			show(chosen.name, await upload(`/messages?topic=${topic.value}`, chosen, 'application/x-ndjson', {
				signal: sending.signal,
				progress(done, all) {
					bar.value = done;
					set(sent, t('file.sent', { sent: bytes(done), all: bytes(all) }));
					if (done === all) {
						say(() => t('file.waiting'));
					}
				},
			}));
		} catch (failure) {
			if (failure.name === 'AbortError') {
				say(() => t('file.stopped'));
			} else if (Array.isArray(failure.body?.errors)) {
				show(chosen.name, failure.body);
			} else {
				say(() => '');
			}
			if (failure.name !== 'AbortError') {
				throw failure;
			}
		} finally {
			showWhile(stop, false);
			sending = null;
		}
	});
	onLanguage(draw);
}
