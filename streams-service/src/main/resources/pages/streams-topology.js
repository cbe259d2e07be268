/* The running topology, drawn from Kafka's description of it, and the tasks of this instance. */
import { get } from './api.js';
import { byId, el, fill, set, value, visible } from './dom.js';
import { keep } from './keep.js';
import { newTable } from './table.js';
import { number, onLanguage, t } from './text.js';

const EVERY = 3000;
const MOST_NODES = 60;
const WIDTH = 200;
const HEIGHT = 52;
const GAP_X = 56;
const GAP_Y = 20;
const SVG = 'http://www.w3.org/2000/svg';
const NODE = /^\s*(Source|Processor|Sink): (\S+) \((?:topics?|stores|topic pattern|extractor class): ?(.*)\)$/;

/** The nodes of a TopologyDescription as Kafka writes it: name, kind, what it reads or writes, and those behind it. */
export function parse(description) {
	const nodes = [];
	for (const line of description.split('\n')) {
		const node = NODE.exec(line);
		const next = /^\s*--> (.*)$/.exec(line);
		if (node !== null) {
			nodes.push({ kind: node[1], name: node[2], detail: node[3].replace(/^\[|]$/g, ''), next: [] });
		} else if (next !== null && nodes.length > 0) {
			nodes[nodes.length - 1].next = next[1].split(', ').filter((name) => name !== 'none');
		}
	}
	return nodes.slice(0, MOST_NODES);
}

function svg(name, attributes, ...children) {
	const element = document.createElementNS(SVG, name);
	for (const [key, given] of Object.entries(attributes)) {
		element.setAttribute(key, given);
	}
	element.append(...children);
	return element;
}

// Each node in the column behind the last of those that send to it.
function place(nodes) {
	const byName = new Map(nodes.map((node) => [node.name, node]));
	nodes.forEach((node) => Object.assign(node, { column: 0 }));
	for (let round = 0; round < nodes.length; round++) {
		for (const node of nodes) {
			for (const next of node.next) {
				const target = byName.get(next);
				if (target !== undefined) {
					target.column = Math.min(nodes.length, Math.max(target.column, node.column + 1));
				}
			}
		}
	}
	const rows = [];
	for (const node of nodes) {
		rows[node.column] = (rows[node.column] ?? 0) + 1;
		node.x = node.column * (WIDTH + GAP_X);
		node.y = (rows[node.column] - 1) * (HEIGHT + GAP_Y);
	}
	return { byName, columns: rows.length, rows: Math.max(...rows.map((row) => row ?? 0)) };
}

function draw(nodes, rate) {
	const { byName, columns, rows } = place(nodes);
	const width = columns * (WIDTH + GAP_X) - GAP_X + 2;
	const height = rows * (HEIGHT + GAP_Y) - GAP_Y + 2;
	const lines = nodes.flatMap((node) => node.next.map((name) => byName.get(name)).filter((target) => target !== undefined).map((target) => {
		const [x, y, toX, toY] = [node.x + WIDTH + 1, node.y + HEIGHT / 2 + 1, target.x + 1, target.y + HEIGHT / 2 + 1];
		return svg('path', { d: `M${x} ${y} C${x + GAP_X / 2} ${y} ${toX - GAP_X / 2} ${toY} ${toX} ${toY}`, fill: 'none', stroke: 'currentColor', 'stroke-opacity': '.6' });
	}));
	const boxes = nodes.map((node) => svg('g', {},
		svg('rect', { x: node.x + 1, y: node.y + 1, width: WIDTH, height: HEIGHT, rx: node.kind === 'Processor' ? 8 : 26, fill: 'none', stroke: 'currentColor' }),
		svg('text', { x: node.x + 1 + WIDTH / 2, y: node.y + 22, 'text-anchor': 'middle', 'font-size': '13', 'font-weight': '600', fill: 'currentColor' }, visible(node.name, 26)),
		svg('text', { x: node.x + 1 + WIDTH / 2, y: node.y + 40, 'text-anchor': 'middle', 'font-size': '12', fill: 'currentColor' },
			visible([node.detail, node.kind === 'Source' ? rate : ''].filter((part) => part !== '').join(' · ') || '·', 34))));
	return svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': t('topology.drawing') }, ...lines, ...boxes);
}

export function buildTopology() {
	const facts = {};
	const list = el('dl', { class: 'facts' }, ...['state', 'instance', 'application', 'rate'].map((name) => {
		facts[name] = el('dd', { id: `topology-${name}` });
		return el('div', {}, el('dt', { 'data-text': `topology.${name}` }), facts[name]);
	}));
	const drawing = el('div', { class: 'scroll', role: 'region', tabindex: '0', 'data-label': 'topology.drawing' });
	const text = el('pre', { class: 'value' });
	const table = newTable({
		caption: 'topology.tasks', key: (task) => `${task.kind} ${task.id}`, max: 200, empty: 'topology.none',
		columns: [
			{ head: 'topology.task', of: (task) => task.id },
			{ head: 'topology.kind', of: (task) => t(task.kind) },
			{ head: 'topology.offsets', of: (task) => Object.entries(task.committedOffsets).map(([partition, offset]) =>
				`${visible(partition)}: ${offset < 0 ? '–' : number(offset)}`).join(', ') },
			{ head: 'topology.thread', of: (task) => `${task.thread} ${task.state}`, show: (task, cell) => fill(cell, value(`${task.thread} ${task.state}`)) },
		],
	});
	byId('topology').append(list, drawing, el('details', {}, el('summary', { 'data-text': 'topology.text' }), text), table.element);
	let answer = null;
	let before = null;
	let rate = null;
	let drawn = '';

	function tasks() {
		return answer.threads.flatMap((thread) => [['counts.active', thread.activeTasks], ['counts.standby', thread.standbyTasks]]
			.flatMap(([kind, all]) => all.map((task) => ({ ...task, kind, thread: thread.name, state: thread.state }))));
	}

	// Of the partitions that this instance had all the time.
	function measure() {
		const now = { at: performance.now(), offsets: new Map(tasks().filter((task) => task.kind === 'counts.active')
			.flatMap((task) => Object.entries(task.committedOffsets)).filter(([, offset]) => offset >= 0)) };
		if (before !== null) {
			let sum = 0;
			for (const [partition, offset] of now.offsets) {
				sum += Math.max(0, offset - (before.offsets.get(partition) ?? offset));
			}
			rate = sum / (now.at - before.at) * 1000;
		}
		before = now;
	}

	function show() {
		if (answer === null) {
			return;
		}
		const speed = rate === null ? '–' : `${number(rate, rate < 100 ? 1 : 0)} ${t('topology.a-second')}`;
		set(facts.state, answer.state);
		set(facts.instance, visible(answer.instance ?? '–'));
		set(facts.application, visible(answer.applicationId));
		set(facts.rate, speed);
		set(text, answer.description.split('\n').map((line) => (line.trim() === '' ? '' : visible(line))).join('\n'));
		const wanted = `${answer.description} ${speed} ${t('topology.drawing')}`;
		if (wanted !== drawn) {
			drawn = wanted;
			fill(drawing, draw(parse(answer.description), rate === null ? '' : speed));
		}
		table.show(tasks());
	}

	keep(() => get('/topology'), (given) => {
		answer = given;
		measure();
		show();
	}, { every: EVERY });
	onLanguage(show);
}
