package suite.deadletter;

import org.jspecify.annotations.Nullable;

import suite.failure.RequestException;

/**
 * What is to be replayed: one dead letter, named by its place, or the oldest ones.
 *
 * @param topic the dead-letter topic or the topic it belongs to, null for all
 * @param partition the dead letter's partition, null for the oldest
 * @param offset the dead letter's offset, together with {@code partition}
 * @param limit how many of the oldest at most, 1 to 1000, null for 100
 */
record ReplayRequest(@Nullable String topic, @Nullable Integer partition, @Nullable Long offset,
		@Nullable Integer limit) {

	static final ReplayRequest DEFAULT = new ReplayRequest(null, null, null, null);

	static final int MAX_LIMIT = 1000;

	private static final int DEFAULT_LIMIT = 100;

	/**
	 * Checks the request.
	 * @throws RequestException if something does not fit
	 */
	void validate(DeadLetterTopics topics) {
		topics.select(this.topic);
		require((this.partition == null) == (this.offset == null), "partition and offset go together");
		require(this.partition == null || (this.topic != null && this.limit == null),
				"partition and offset need a topic and no limit");
		require(this.partition == null || this.partition >= 0, "partition must be 0 or more, not " + this.partition);
		require(this.offset == null || this.offset >= 0, "offset must be 0 or more, not " + this.offset);
		require(this.limit == null || (this.limit >= 1 && this.limit <= MAX_LIMIT),
				"limit must be 1 to %s, not %s".formatted(MAX_LIMIT, this.limit));
	}

	private static void require(boolean valid, String detail) {
		if (!valid) {
			throw RequestException.invalid(detail);
		}
	}

	int limitOrDefault() {
		return (this.limit != null) ? this.limit : DEFAULT_LIMIT;
	}

}
