/*
 * Words, in English and Chinese, and numbers and times in the same language.
 *
 *   addTexts({ en: { 'run.start': 'Start', 'run.of': '{done} of {all}' }, zh: { … } })   both languages have the same keys
 *   t('run.of', { done: 3, all: 10 })      the text in the language of now
 *   translate(root)                        fills all below it that has data-text="key" (its text), data-label="key"
 *                                          (aria-label) or data-hint="key" (placeholder)
 *   onLanguage(() => …)                    is called each time the language changes; what is made by t() is made anew there
 *   language(), setLanguage('zh')          the browser's (navigator.language) until a user chose one, kept in localStorage
 *   number(1234.5), number(0.123, 2)       at most so many digits behind the point, by default 0
 *   time(date), dateTime(date), bytes(1500)
 *   duration(milliseconds, 1)              seconds with so many digits below a minute, by default 0
 *
 * What a service answers (a problem's detail) is English in both.
 */
const KEPT = 'suite.language';
const LANGUAGES = { en: 'en-GB', zh: 'zh-CN' };
const texts = { en: {}, zh: {} };
const listeners = [];
let current = kept() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

function kept() {
	try {
		const language = localStorage.getItem(KEPT);
		return Object.hasOwn(LANGUAGES, language ?? '') ? language : null;
	} catch {
		return null; // storage can be switched off
	}
}

export function addTexts(more) {
	for (const language of Object.keys(LANGUAGES)) {
		Object.assign(texts[language], more[language]);
	}
	const missing = Object.keys(more.en).filter((key) => !(key in more.zh))
		.concat(Object.keys(more.zh).filter((key) => !(key in more.en)));
	if (missing.length > 0) {
		throw new Error(`texts in one language only: ${missing.join(', ')}`);
	}
}

export function t(key, values = {}) {
	const text = texts[current][key];
	if (text === undefined) {
		throw new Error(`there is no text ${key}`);
	}
	return text.replace(/\{(\w+)}/g, (all, name) => values[name] ?? all);
}

export function language() {
	return current;
}

export function setLanguage(language) {
	current = language;
	try {
		localStorage.setItem(KEPT, language);
	} catch {
		// for this page alone
	}
	for (const listener of listeners) {
		listener();
	}
}

export function onLanguage(listener) {
	listeners.push(listener);
}

export function translate(root) {
	for (const element of root.querySelectorAll('[data-text]')) {
		element.textContent = t(element.dataset.text);
	}
	for (const element of root.querySelectorAll('[data-label]')) {
		element.setAttribute('aria-label', t(element.dataset.label));
	}
	for (const element of root.querySelectorAll('[data-hint]')) {
		element.setAttribute('placeholder', t(element.dataset.hint));
	}
}

// The user's own way to write dates, where the browser tells one of this language.
export function locale() {
	return navigator.languages.find((language) => language.toLowerCase().startsWith(current)) ?? LANGUAGES[current];
}

export function number(value, digits = 0) {
	return value.toLocaleString(locale(), { maximumFractionDigits: digits });
}

export function time(date) {
	return new Date(date).toLocaleTimeString(locale(), { hour12: false });
}

export function dateTime(date) {
	return new Date(date).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'medium', hour12: false });
}

export function bytes(count) {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	let power = 0;
	while (count >= 1000 && power < units.length - 1) {
		count /= 1000;
		power++;
	}
	return `${number(count, count < 10 && power > 0 ? 1 : 0)} ${units[power]}`;
}

export function duration(milliseconds, digits = 0) {
	const seconds = Math.round(milliseconds / 1000);
	if (seconds < 60) {
		return t('duration.seconds', { s: number(milliseconds / 1000, digits) });
	}
	if (seconds < 3600) {
		return t('duration.minutes', { m: number(Math.floor(seconds / 60)), s: number(seconds % 60) });
	}
	return t('duration.hours', { h: number(Math.floor(seconds / 3600)), m: number(Math.floor(seconds % 3600 / 60)) });
}

addTexts({
	en: { 'duration.seconds': '{s} s', 'duration.minutes': '{m} min {s} s', 'duration.hours': '{h} h {m} min' },
	zh: { 'duration.seconds': '{s} 秒', 'duration.minutes': '{m} 分 {s} 秒', 'duration.hours': '{h} 小时 {m} 分' },
});
