package suite.deadletter;

import suite.kafka.access.Denial;

/**
 * Finds the right that was missing.
 */
final class DeniedRight {

	private DeniedRight() {
	}

	/**
	 * The right that was needed.
	 * @param operation on topics
	 * @param replayGroup the group, and the transactional id, of replays
	 */
	static String of(Denial denial, String operation, String replayGroup) {
		if (denial.isOfTransactionalId()) {
			return "Write on transactional-id " + replayGroup;
		}
		return denial.isOfGroup() ? "Read on group " + replayGroup
				: "%s on topic %s".formatted(operation, String.join(", ", denial.topics()));
	}

}
