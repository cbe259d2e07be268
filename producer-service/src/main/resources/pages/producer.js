/* The page of producer-service: runs, one message, a file. See page.js. */
import { startPage } from './page.js';
import { buildFile } from './producer-file.js';
import { buildMessage } from './producer-message.js';
import { buildRun } from './producer-run.js';
import { buildRuns } from './producer-runs.js';
import { en, zh } from './producer-texts.js';

startPage({ en, zh }, () => {
	const view = buildRun(() => runs.now());
	const runs = buildRuns(view);
	buildMessage();
	buildFile();
});
