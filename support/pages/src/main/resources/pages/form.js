/*
 * Fields, and what is wrong with them where it is wrong.
 *
 *   field('count', 'run.count', el('input', { inputmode: 'numeric', value: '100' }), 'run.count-hint')
 *       a labelled input for the field "count" of the service (label and hint are text keys); its id is form-count with
 *       prefix 'form-' as the fifth argument
 *   option('all', 'run.acks-all'), radio(…): el('option', …) in the language of now
 *   const form = newForm(element, async () => …)     calls it at submit, one at a time; the form's buttons wait meanwhile
 *       A Problem that it throws is shown at the field that it names, which gets the focus, or else in the form's
 *       element of the class form-problem (role alert). form.clear() takes it away
 *   jsonOf({ id: '42', text: 'x' }, ['id'])          JSON text of what was typed: a field named in the list that looks like
 *       a number is one, digit for digit; all others are strings, so that the service says what is wrong with them. Fields
 *       that are empty are left out
 */
import { el, set } from './dom.js';

export function field(name, label, input, hint = null, prefix = '') {
	const id = `${prefix}${name}`;
	input.id = id;
	input.name = name;
	input.setAttribute('aria-describedby', `${id}-problem${hint === null ? '' : ` ${id}-hint`}`);
	return el('div', { class: 'field' }, el('label', { for: id, 'data-text': label }), input,
		hint === null ? null : el('p', { class: 'hint', id: `${id}-hint`, 'data-text': hint }),
		el('p', { class: 'problem', id: `${id}-problem` }));
}

export function option(value, label) {
	return el('option', { value, 'data-text': label });
}

export function newForm(form, submit) {
	const general = form.querySelector('.form-problem');

	function clear() {
		set(general, '');
		for (const input of form.elements) {
			if (input.name) {
				input.removeAttribute('aria-invalid');
				const problem = document.getElementById(`${input.id}-problem`);
				if (problem !== null) {
					set(problem, '');
				}
			}
		}
	}

	function show(problem) {
		const inputs = [...form.elements].filter((input) => input.name && !input.closest('[hidden]'));
		const name = problem.field(inputs.map((input) => input.name));
		const input = inputs.find((each) => each.name === name);
		if (input === undefined) {
			set(general, problem.detail);
			return;
		}
		set(document.getElementById(`${input.id}-problem`), problem.detail);
		input.setAttribute('aria-invalid', 'true');
		input.focus();
	}

	form.noValidate = true; // the service says what is wrong, and where
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		if (form.getAttribute('aria-busy') === 'true') {
			return;
		}
		clear();
		form.setAttribute('aria-busy', 'true');
		try {
			await submit();
		} catch (failure) {
			if (failure.status === undefined) {
				throw failure;
			}
			show(failure);
		} finally {
			form.removeAttribute('aria-busy');
		}
	});
	return { clear, show };
}

const NUMBER = /^-?(0|[1-9]\d{0,400})(\.\d{1,400})?([eE][+-]?\d{1,5})?$/;

export function jsonOf(texts, numbers) {
	const fields = Object.entries(texts)
		.filter(([, text]) => text !== '')
		.map(([name, text]) => `${JSON.stringify(name)}:${numbers.includes(name) && NUMBER.test(text.trim()) ? text.trim() : JSON.stringify(text)}`);
	return `{${fields.join(',')}}`;
}
