package suite.lab.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long recoveries took. For one thread.
 */
final class Recovery {

	private final Map<String, List<Long>> tookMs = new TreeMap<>();

	void add(String what, long sinceNanos) {
		this.tookMs.computeIfAbsent(what, (key) -> new ArrayList<>()).add((System.nanoTime() - sinceNanos) / 1_000_000);
	}

	/**
	 * How long each took.
	 * @return milliseconds in the order in which it happened, by what recovered
	 */
	Map<String, List<Long>> tookMs() {
		Map<String, List<Long>> copy = new TreeMap<>();
		this.tookMs.forEach((what, took) -> copy.put(what, List.copyOf(took)));
		return copy;
	}

}
