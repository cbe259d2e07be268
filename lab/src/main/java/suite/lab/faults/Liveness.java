package suite.lab.faults;

/**
 * How long a service that was asked whether it lives left the question open, at the
 * longest: from the first question that had no good answer in time to the next good
 * answer. Not thread-safe.
 */
final class Liveness {

	private long openSince = -1;

	private long longestMs;

	/**
	 * Takes a question. Each is asked when the one before was answered, or given up.
	 * @param askedMs when it was asked, in milliseconds
	 * @param endedMs when it was answered or given up
	 * @param alive whether the answer was good
	 */
	void add(long askedMs, long endedMs, boolean alive) {
		long since = (this.openSince >= 0) ? this.openSince : askedMs;
		this.longestMs = Math.max(this.longestMs, endedMs - since);
		this.openSince = alive ? -1 : since;
	}

	long longestMs() {
		return this.longestMs;
	}

}
