package suite.lab.faults;

/**
 * Compares what a service says about its readiness with what it does: the longest time in
 * which each question found the two in contradiction. Not thread-safe.
 */
final class Honesty {

	private long contradictedSince = -1;

	private boolean claim;

	private long longestMs;

	/**
	 * Takes a sample.
	 * @param ms when, in milliseconds
	 * @param ready what it said
	 * @param serves what it did; null when that cannot be told
	 */
	void add(long ms, boolean ready, Boolean serves) {
		boolean contradiction = serves != null && ready != serves;
		if (!contradiction || this.contradictedSince < 0 || ready != this.claim) {
			this.contradictedSince = contradiction ? ms : -1;
			this.claim = ready;
			return;
		}
		this.longestMs = Math.max(this.longestMs, ms - this.contradictedSince);
	}

	long longestMs() {
		return this.longestMs;
	}

}
