package suite.lab.faults;

import java.util.Map;
import java.util.TreeMap;

/**
 * How long recoveries took at the longest, in milliseconds. For one thread.
 */
final class Recovery {

	private final Map<String, Long> longestMs = new TreeMap<>();

	void add(String what, long sinceNanos) {
		this.longestMs.merge(what, (System.nanoTime() - sinceNanos) / 1_000_000, Math::max);
	}

	Map<String, Long> longestMs() {
		return Map.copyOf(this.longestMs);
	}

}
