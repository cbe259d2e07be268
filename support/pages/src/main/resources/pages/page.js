/*
 * The frame of a page: what the three have in common. A service brings pages/index.html and its own modules:
 *
 *   <!doctype html>
 *   <html lang="en">
 *   <head>
 *   <meta charset="utf-8">
 *   <meta name="viewport" content="width=device-width, initial-scale=1">
 *   <title>producer-service</title>
 *   <link rel="icon" href="/pages/icon.svg" type="image/svg+xml">
 *   <link rel="stylesheet" href="/pages/style.css">
 *   <script type="module" src="/pages/producer.js"></script>
 *   </head>
 *   <body>
 *   <header id="top"></header>
 *   <main id="main" tabindex="-1"> … <h1 data-text="title"></h1> … </main>
 *   </body>
 *   </html>
 *
 *   import { startPage } from './page.js';
 *   startPage({ en: { title: 'Send messages', … }, zh: { title: '发送消息', … } }, () => { … })
 *
 * startPage adds the texts (title is required: it is the document's, too), makes the header with links to the other pages,
 * the state of the connection, the language and, where there is a token, the way to log out; calls the function, which
 * builds the page; and translates all of it then and at each change of the language.
 */
import { get } from './api.js';
import { el, fill, set, showWhile, byId } from './dom.js';
import { keep } from './keep.js';
import { forget, onLogin, token } from './login.js';
import { showState } from './state.js';
import { addTexts, language, locale, onLanguage, setLanguage, t, translate } from './text.js';

const SELDOM = 600_000;

addTexts({
	en: { 'page.skip': 'Skip to the content', 'page.nav': 'Pages', 'page.suite': 'Kafka streaming suite', 'page.language': '中文', 'page.logout': 'Log out',
		'page.producer-service': 'Produce', 'page.consumer-service': 'Consume', 'page.streams-service': 'Count' },
	zh: { 'page.skip': '跳到内容', 'page.nav': '页面', 'page.suite': 'Kafka 流处理套件', 'page.language': 'English', 'page.logout': '退出登录',
		'page.producer-service': '生产', 'page.consumer-service': '消费', 'page.streams-service': '计数' },
});

// A port stands for the host that this page is from.
function address(link) {
	return link.startsWith(':') ? `${location.protocol}//${location.hostname}${link}/` : link;
}

function header() {
	const links = el('ul', {});
	const state = el('div', { class: 'state' });
	const logout = el('button', { type: 'button', class: 'small', 'data-text': 'page.logout', on: { click: forget } });
	const other = el('button', { type: 'button', class: 'small', id: 'language', 'data-text': 'page.language',
		on: { click: () => setLanguage(language() === 'en' ? 'zh' : 'en') } });
	fill(byId('top'),
		el('a', { class: 'skip', href: '#main', 'data-text': 'page.skip' }),
		el('div', { class: 'bar' },
			el('p', { class: 'suite', 'data-text': 'page.suite' }),
			el('nav', { 'data-label': 'page.nav' }, links),
			state, logout, other));
	showState(state);
	onLogin(() => showWhile(logout, token() !== null));
	showWhile(logout, token() !== null);
	keep(() => get('/pages/links.json'), (site) => {
		fill(links, ...site.links.map((link) => el('li', {}, el('a', { href: link.service === site.service ? '/' : address(link.address),
			'aria-current': link.service === site.service ? 'page' : null, 'data-text': `page.${link.service}` }))));
		translate(links);
	}, { every: SELDOM });
}

function inLanguage() {
	document.documentElement.lang = locale();
	document.title = `${t('title')} – ${t('page.suite')}`;
	const other = byId('language');
	other.lang = language() === 'en' ? 'zh-CN' : 'en';
	translate(document);
}

export function startPage(texts, build) {
	addTexts(texts);
	header();
	build();
	onLanguage(inLanguage);
	inLanguage();
}
