package suite.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How far the messages of the two runs have come. Messages are told apart by their ids: a
 * count that is right by accident does not pass.
 *
 * @param consumed the ids from {@code test-topic} that consumer-service has received
 * @param upperCased the ids from {@code output-topic} that consumer-service has received
 * @param counted how many messages of {@code input-topic} were counted for each user
 */
record FlowStatus(Set<Integer> consumed, Set<Integer> upperCased, Map<String, Long> counted) {

	static final int MESSAGES = 100;

	private static final int USERS = 10;

	private static final long OF_EACH_USER = MESSAGES / USERS;

	boolean complete() {
		return missing().isEmpty();
	}

	/**
	 * What is not there yet.
	 * @return a sentence for each step that is incomplete
	 */
	List<String> missing() {
		List<String> missing = new ArrayList<>();
		ids(missing, "consumed from test-topic", this.consumed);
		ids(missing, "upper-cased and consumed from output-topic", this.upperCased);
		Map<String, Long> expected = new TreeMap<>();
		IntStream.range(0, USERS).forEach((user) -> expected.put("user_" + user, OF_EACH_USER));
		if (!expected.equals(this.counted)) {
			missing.add("counted from input-topic: %s instead of %d for each of %d users"
				.formatted(new TreeMap<>(this.counted), OF_EACH_USER, USERS));
		}
		return missing;
	}

	/**
	 * Whether a user was counted too often: waiting does not help then.
	 * @return whether there is such a user
	 */
	boolean countedTooMuch() {
		return this.counted.values().stream().anyMatch((count) -> count > OF_EACH_USER);
	}

	private static void ids(List<String> missing, String step, Set<Integer> ids) {
		Set<Integer> absent = new TreeSet<>();
		IntStream.range(0, MESSAGES).filter((id) -> !ids.contains(id)).forEach(absent::add);
		if (!absent.isEmpty()) {
			missing.add("%s: %d of %d messages, without the ids %s".formatted(step, MESSAGES - absent.size(), MESSAGES,
					absent));
		}
	}

}
