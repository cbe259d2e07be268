import { get } from './api.js';
import { byId, fill, el, value } from './dom.js';
import { keep } from './keep.js';
import { newTable } from './table.js';
import { startPage } from './page.js';

startPage({
	en: { title: 'Things', 'things.caption': 'All things', 'things.name': 'Name' },
	zh: { title: '东西', 'things.caption': '所有东西', 'things.name': '名称' },
}, () => {
	const table = newTable({ caption: 'things.caption', key: (thing) => thing, max: 10,
		columns: [{ head: 'things.name', of: (thing) => thing, show: (thing, cell) => fill(cell, value(thing)) }] });
	byId('values').append(table.element, el('p', { id: 'count' }));
	let asked = 0;
	keep(() => get('/things'), (things) => {
		asked++;
		byId('count').textContent = asked;
		table.show(things);
	}, { every: 300 });
});
