/* One message or text: where it is stored, or what is wrong at which field. */
import { post } from './api.js';
import { byId, el, set, showWhile } from './dom.js';
import { field, jsonOf, newForm, option } from './form.js';
import { newTable } from './table.js';
import { dateTime, number, onLanguage, t } from './text.js';

const KEPT = 10;

export function buildMessage() {
	const input = (value, mode = 'text') => el('input', { type: 'text', inputmode: mode, autocomplete: 'off', value });
	const kind = el('select', {}, option('message', 'message.kind-message'), option('input', 'message.kind-input'), option('text', 'message.kind-text'));
	const ofMessage = el('div', { class: 'fields' },
		field('id', 'message.id', input('1', 'numeric'), null, 'message-'),
		field('value', 'message.value', input('10', 'numeric'), null, 'message-'),
		field('user_id', 'message.user', input('user_1'), null, 'message-'),
		field('timestamp', 'message.timestamp', input('', 'decimal'), 'message.timestamp-hint', 'message-'));
	const ofText = el('div', { class: 'fields' },
		field('key', 'message.key', input('user_1'), null, 'message-'),
		field('text', 'message.text', el('textarea', {}, 'hello streams'), null, 'message-'));
	ofText.lastChild.classList.add('whole');
	const result = el('p', { class: 'result', role: 'status' });
	const form = el('form', {}, field('kind', 'message.kind', kind, null, 'message-'), ofMessage, ofText,
		el('p', { class: 'problem form-problem', role: 'alert' }),
		el('div', { class: 'actions' }, el('button', { class: 'primary', 'data-text': 'message.send' })), result);
	const table = newTable({
		caption: 'message.sent', max: KEPT, key: (receipt) => `${receipt.topic}-${receipt.partition}-${receipt.offset}`,
		columns: [
			{ head: 'message.topic', of: (receipt) => receipt.topic },
			{ head: 'message.partition', number: true, of: (receipt) => number(receipt.partition) },
			{ head: 'message.offset', number: true, of: (receipt) => number(receipt.offset) },
			{ head: 'message.when', of: (receipt) => dateTime(receipt.timestamp * 1000) },
		],
	});
	byId('message').append(form, table.element);
	const receipts = [];

	function showKind() {
		showWhile(ofMessage, kind.value !== 'text');
		showWhile(ofText, kind.value === 'text');
	}
	kind.addEventListener('change', showKind);
	showKind();

	let latest = null;

	function show(receipt) {
		latest = receipt;
		set(result, latest === null ? '' : t('message.stored', { topic: latest.topic, partition: number(latest.partition), offset: number(latest.offset) }));
	}

	newForm(form, async () => {
		show(null);
		const { id, value, user_id, timestamp, key, text } = Object.fromEntries(new FormData(form));
		try {
			receipts.unshift(kind.value === 'text' ? await post('/texts', jsonOf({ key, text }, []))
				: await post(kind.value === 'input' ? '/messages?topic=input-topic' : '/messages',
					jsonOf({ id, value, user_id, timestamp }, ['id', 'value', 'timestamp'])));
		} catch (failure) {
			if (failure.body?.outcome === 'not-sent' || failure.body?.outcome === 'unknown') {
				failure.message = `${failure.message} ${t(`message.${failure.body.outcome}`)}`;
			}
			throw failure;
		}
		receipts.splice(KEPT);
		show(receipts[0]);
		table.show(receipts);
	});
	onLanguage(() => show(latest));
}
