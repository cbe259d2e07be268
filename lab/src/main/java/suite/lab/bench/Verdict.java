package suite.lab.bench;

/**
 * What is said of a row.
 */
enum Verdict {

	/** It reaches its target, or has none. */
	PASS,
	/** It was measured and misses its target. */
	MISS,
	/** Its counts do not add up or it could not be finished: there is no figure. */
	FAIL,
	/** It cannot be measured here. */
	SKIPPED

}
