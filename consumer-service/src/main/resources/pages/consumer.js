/* The page of consumer-service: lag, the live tail, dead letters. See page.js. */
import { startPage } from './page.js';
import { buildLag } from './consumer-lag.js';
import { buildTail } from './consumer-tail.js';
import { en, zh } from './consumer-texts.js';
import { buildDeadLetters } from './dead-letters.js';

startPage({ en, zh }, () => {
	const tail = buildTail();
	buildLag(tail.topics);
	buildDeadLetters();
});
