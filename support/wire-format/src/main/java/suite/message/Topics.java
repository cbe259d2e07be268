package suite.message;

/**
 * The topics through which the services talk.
 */
public final class Topics {

	/** Messages as JSON, key {@code user_id}. */
	public static final String TEST = "test-topic";

	/** Plain strings to be upper-cased and counted. */
	public static final String INPUT = "input-topic";

	/** Upper-cased strings longer than five characters. */
	public static final String OUTPUT = "output-topic";

	/** Header of each record of a generated run: the run's id in UTF-8. */
	public static final String RUN_ID_HEADER = "run-id";

	/** What is appended to a topic's name for its dead letters. */
	public static final String DEAD_LETTER_SUFFIX = "-dlt";

	private Topics() {
	}

}
