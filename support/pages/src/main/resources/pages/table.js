/*
 * A table that is updated where it changed: what has the focus keeps it, and nothing is read aloud again.
 *
 *   const table = newTable({
 *       caption: 'runs.caption',              a text key
 *       key: (row) => row.id,                 tells rows apart
 *       max: 20,                              as many rows are shown; how many were left out stands below
 *       columns: [
 *           { head: 'run.acked', number: true, of: (row) => number(row.acked) },     a text of the row
 *           { head: 'run.state', of: (row) => row.state, show: (row, cell) => fill(cell, …) },
 *       ],
 *       empty: 'runs.none',                   a text key, shown where there is no row
 *   });
 *   container.append(table.element);          scrolls sideways by itself where it is too wide
 *   table.show(rows)                          or table.show(rows, all) if there are more than these
 *
 * A cell is made anew when what its of() says has changed, or the language. The first column heads its row.
 */
import { el, fill, set, showWhile } from './dom.js';
import { number, onLanguage, t, addTexts } from './text.js';

addTexts({
	en: { 'table.more': '{shown} of {all} are shown' },
	zh: { 'table.more': '共 {all} 条,显示 {shown} 条' },
});

export function newTable({ caption, key, max, columns, empty = null }) {
	const captionOf = el('caption', {});
	const heads = columns.map((column) => el('th', { scope: 'col', class: column.number ? 'number' : null }));
	const body = el('tbody', {});
	const box = el('div', { class: 'scroll', role: 'region', tabindex: '0' },
		el('table', {}, captionOf, el('thead', {}, el('tr', {}, ...heads)), body));
	const more = el('p', { class: 'hint' });
	const none = el('p', { class: 'hint' });
	const element = el('div', { class: 'table' }, box, more, none);
	const shown = new Map();
	let last = [];
	let lastAll = 0;

	function name() {
		captionOf.textContent = t(caption);
		box.setAttribute('aria-label', t(caption));
		heads.forEach((head, i) => set(head, t(columns[i].head)));
	}

	function cells(row, line) {
		columns.forEach((column, i) => {
			const text = String(column.of(row));
			if (line.texts[i] !== text) {
				line.texts[i] = text;
				if (column.show) {
					column.show(row, line.cells[i]);
				} else {
					set(line.cells[i], text);
				}
			}
		});
	}

	function newLine() {
		const made = columns.map((column, i) => el(i === 0 ? 'th' : 'td',
			{ scope: i === 0 ? 'row' : null, class: column.number ? 'number' : null }));
		return { element: el('tr', {}, ...made), cells: made, texts: [] };
	}

	function show(rows, all = rows.length) {
		last = rows;
		lastAll = all;
		const wanted = rows.slice(0, max);
		const keys = new Set(wanted.map(key));
		for (const [each, line] of shown) {
			if (!keys.has(each)) {
				line.element.remove();
				shown.delete(each);
			}
		}
		// A row that is moved loses the focus.
		const focused = body.contains(document.activeElement) ? document.activeElement : null;
		let at = body.firstChild;
		for (const row of wanted) {
			const line = shown.get(key(row)) ?? newLine();
			shown.set(key(row), line);
			cells(row, line);
			if (line.element === at) {
				at = at.nextSibling;
			} else {
				body.insertBefore(line.element, at);
			}
		}
		if (focused !== document.activeElement && focused?.isConnected) {
			focused.focus({ preventScroll: true });
		}
		showWhile(more, all > wanted.length);
		set(more, t('table.more', { shown: number(wanted.length), all: number(all) }));
		showWhile(box, wanted.length > 0);
		showWhile(none, wanted.length === 0 && empty !== null);
		set(none, empty === null ? '' : t(empty));
	}

	onLanguage(() => {
		name();
		for (const line of shown.values()) {
			line.texts = [];
		}
		show(last, lastAll);
	});
	name();
	show([]);
	return { element, show };
}

/** A table that is not updated, of texts: for the numbers of a plot. */
export function plainTable(caption, heads, rows) {
	return el('table', {}, el('caption', {}, caption),
		el('thead', {}, el('tr', {}, ...heads.map((head, i) => el('th', { scope: 'col', class: i > 0 ? 'number' : null }, head)))),
		el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((text, i) =>
			i === 0 ? el('th', { scope: 'row' }, text) : el('td', { class: 'number' }, text))))));
}
