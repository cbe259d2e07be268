/*
 * Elements, made so that nothing a message holds can become more than text: there is no innerHTML here, and nowhere else.
 *
 *   el('p', { class: 'hint', id: 'x', on: { click: fn } }, 'text', element, …)    null and undefined children are left out;
 *                                      an attribute that is false, null or undefined is not set, true is set without a value
 *   fill(element, …children)           puts these in the place of all that is in it
 *   set(element, 'text')               sets its text if it has another one: nothing is read aloud twice
 *   visible(anything, max)             what value shows, as a text
 *   value(anything, max)               an element that shows what came from outside: characters that would not be seen, or
 *                                      would turn the text around, as ⟨U+202E⟩; in quotes if there is nothing to be seen;
 *                                      cut behind max characters (by default 300)
 *   byId('x')                          the element, or an error
 *   showWhile(element, condition)      hidden or not
 */
const FORBIDDEN = /^(on|style$|srcdoc$|innerhtml$|formaction$)/i;
const ADDRESS = /^(https?:\/\/|[/#])/i;
// Control characters, marks and overrides of direction, halves of pairs, what is no character.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|\p{Surrogate}/gu;

export function el(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	for (const [key, given] of Object.entries(attributes)) {
		if (key === 'on') {
			for (const [event, listener] of Object.entries(given)) {
				element.addEventListener(event, listener);
			}
		} else if (FORBIDDEN.test(key)) {
			throw new Error(`${key} is no attribute to set`);
		} else if (given !== false && given !== null && given !== undefined) {
			if ((key === 'href' || key === 'src') && !ADDRESS.test(given)) {
				throw new Error('not an address to link to');
			}
			element.setAttribute(key, given === true ? '' : given);
		}
	}
	element.append(...children.filter((child) => child !== null && child !== undefined));
	return element;
}

export function fill(element, ...children) {
	element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
	return element;
}

export function set(element, text) {
	if (element.textContent !== text) {
		element.textContent = text;
	}
}

export function visible(text, max = 300) {
	const whole = String(text);
	const cut = whole.length > max ? whole.slice(0, max).replace(/[\ud800-\udbff]$/, '') + ' …' : whole;
	const shown = cut.replace(UNSEEN, (character) =>
		`⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
	return shown.trim() === '' ? `“${shown}”` : shown;
}

export function value(anything, max) {
	return el('bdi', { class: 'value' }, visible(anything, max));
}

export function byId(id) {
	const element = document.getElementById(id);
	if (element === null) {
		throw new Error(`there is no element ${id}`);
	}
	return element;
}

export function showWhile(element, condition) {
	element.hidden = !condition;
}
