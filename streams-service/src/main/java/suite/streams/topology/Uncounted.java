package suite.streams.topology;

/**
 * Is told of each record that Kafka Streams leaves out of the counts.
 */
public interface Uncounted {

	/**
	 * A record is not counted. Called again when it is read once more after its
	 * transaction was aborted.
	 * @param partition of {@code input-topic}
	 */
	void uncounted(Reason reason, int partition, long offset);

	/** Why a record is not counted. */
	enum Reason {

		/** It came later than its window accepts. */
		LATE,

		/** It has no key. */
		NO_KEY

	}

}
