/*
 * The token of a service that wants one (suite.http.security.mode tokens or jwt). A page needs none to be shown; its calls
 * do, and api.js asks here when one is answered 401.
 *
 *   token()            the token, or null
 *   askForToken(why)   shows the form; a promise of true when there is a token to try, of false when the user went away.
 *                      All who ask at the same time wait for the same form
 *   forget()           logs out
 *   onLogin(fn)        is called when there is a token, and when there is none any more
 *
 * The token is in this page's memory and, if the user says so, in sessionStorage, which ends with the tab: never where it
 * stays. It is sent in the header Authorization alone, to this service alone.
 */
import { addTexts, t, translate } from './text.js';
import { el, set } from './dom.js';

const KEPT = 'suite.token';
const listeners = [];
let current = kept();
let asking = null;

addTexts({
	en: {
		'login.title': 'This service wants a token', 'login.token': 'Token',
		'login.why': 'It is sent to this service with each call, and kept in the memory of this page.',
		'login.keep': 'Keep it until this tab is closed', 'login.submit': 'Log in', 'login.cancel': 'Not now',
		'login.refused': 'The service did not take it: {detail}', 'login.empty': 'Enter a token',
	},
	zh: {
		'login.title': '此服务需要令牌', 'login.token': '令牌',
		'login.why': '令牌随每次调用只发送给此服务,并保存在本页面的内存中。',
		'login.keep': '保留到此标签页关闭', 'login.submit': '登录', 'login.cancel': '以后再说',
		'login.refused': '服务未接受该令牌:{detail}', 'login.empty': '请输入令牌',
	},
});

function kept() {
	try {
		return sessionStorage.getItem(KEPT);
	} catch {
		return null;
	}
}

function keep(token) {
	try {
		if (token === null) {
			sessionStorage.removeItem(KEPT);
		} else {
			sessionStorage.setItem(KEPT, token);
		}
	} catch {
		// in memory alone
	}
}

export function token() {
	return current;
}

export function onLogin(listener) {
	listeners.push(listener);
}

function change(token) {
	current = token;
	for (const listener of listeners) {
		listener();
	}
}

export function forget() {
	keep(null);
	change(null);
}

/** Why: what the service said of the token that it was sent; null if there was none. */
export function askForToken(why) {
	asking ??= show(why).finally(() => {
		asking = null;
	});
	return asking;
}

function show(why) {
	const input = el('input', { type: 'password', id: 'login-token', autocomplete: 'off', spellcheck: 'false',
		maxlength: '8192', 'aria-describedby': 'login-problem login-why' });
	const keepIt = el('input', { type: 'checkbox', id: 'login-keep' });
	const problem = el('p', { class: 'problem', id: 'login-problem', role: 'alert' });
	const dialog = el('dialog', { class: 'card', 'aria-labelledby': 'login-title' },
		el('form', { method: 'dialog', novalidate: true },
			el('h2', { id: 'login-title', 'data-text': 'login.title' }),
			el('div', { class: 'field' }, el('label', { for: 'login-token', 'data-text': 'login.token' }), input, problem),
			el('p', { class: 'hint', id: 'login-why', 'data-text': 'login.why' }),
			el('label', { class: 'check' }, keepIt, el('span', { 'data-text': 'login.keep' })),
			el('div', { class: 'actions' },
				el('button', { class: 'primary', 'data-text': 'login.submit' }),
				el('button', { type: 'button', 'data-text': 'login.cancel', on: { click: () => dialog.close() } }))));
	translate(dialog);
	if (why !== null) {
		set(problem, t('login.refused', { detail: why }));
	}
	document.body.append(dialog);
	return new Promise((resolve) => {
		let entered = false;
		dialog.querySelector('form').addEventListener('submit', (event) => {
			event.preventDefault();
			const text = input.value.trim();
			// What a header cannot carry is no token.
			if (!/^[\x21-\x7e]+$/.test(text)) {
				set(problem, t('login.empty'));
				input.setAttribute('aria-invalid', 'true');
				input.focus();
				return;
			}
			entered = true;
			keep(keepIt.checked ? text : null);
			current = text;
			dialog.close();
		});
		dialog.addEventListener('close', () => {
			dialog.remove();
			resolve(entered);
			if (entered) {
				change(current);
			}
		});
		dialog.showModal();
	});
}
