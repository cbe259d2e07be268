/* The page of streams-service: the windowed counts, the topology, dead letters. See page.js. */
import { startPage } from './page.js';
import { buildDeadLetters } from './dead-letters.js';
import { buildCounts } from './streams-counts.js';
import { en, zh } from './streams-texts.js';
import { buildTopology } from './streams-topology.js';

startPage({ en, zh }, () => {
	buildCounts();
	buildTopology();
	buildDeadLetters();
});
