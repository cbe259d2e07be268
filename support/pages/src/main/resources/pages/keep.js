/*
 * Asks again and again, and goes on by itself whatever happens.
 *
 *   const runs = keep(() => get('/runs'), show, { every: 2000 })     milliseconds, or a function that says how many
 *   runs.now()      asks at once, as when something was changed
 *   runs.close()
 *
 * Answers are shown one behind the other, in order. A hidden tab asks for nothing. While there is no answer what is shown
 * stays, and the header says so (state.js). What show throws is a mistake of the page, and ends it.
 */
import { backOff, newSource, pause, shown } from './state.js';
import { onLogin, token } from './login.js';

export function keep(load, show, { every = 2000 } = {}) {
	const source = newSource();
	const wait = pause();
	let open = true;
	let again = false;
	source.retry = () => wait.wake();
	onLogin(() => token() !== null && wait.wake());

	async function run() {
		let failures = 0;
		while (open) {
			await shown();
			again = false;
			let answer;
			let problem = null;
			try {
				answer = await load();
			} catch (failure) {
				if (failure.status === undefined) {
					throw failure;
				}
				problem = failure;
			}
			if (!open) {
				return;
			}
			if (problem === null) {
				failures = 0;
				source.ok();
				show(answer);
			} else {
				source.failed(problem);
			}
			if (!again) {
				await wait.for(problem === null ? (typeof every === 'function' ? every() : every) : delay(failures++, problem));
			}
		}
	}

	run();
	return {
		now() {
			again = true;
			wait.wake();
		},
		close() {
			open = false;
			source.close();
			wait.wake();
		},
	};
}

// Without a token it is the user's turn; what may not be seen is asked for seldom.
function delay(failures, problem) {
	return problem.passes ? backOff(failures, problem) : problem.status === 401 ? 2 ** 31 - 1 : 30_000;
}
