package suite.lab.faults;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often which answer came: its status, or the exception where there was none.
 * Thread-safe.
 */
final class Answers {

	/** Done, or not done and to be tried again later. */
	private static final Set<String> EXPECTED = Set.of("200", "201", "429", "503");

	private final Map<String, Integer> counts = new TreeMap<>();

	synchronized void add(Object answer) {
		this.counts.merge(answer.toString(), 1, Integer::sum);
	}

	synchronized Check check() {
		return Check.that("each request was done or put off", EXPECTED.containsAll(this.counts.keySet()), "%s",
				this.counts);
	}

}
