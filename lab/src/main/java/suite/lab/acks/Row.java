package suite.lab.acks;

import java.util.List;

/**
 * A row of the table: settings that are put through faults.
 *
 * @param acks {@code all}, {@code 1} or {@code 0}
 * @param minInsync {@code min.insync.replicas} of the topic
 * @param brokers the brokers' settings
 */
record Row(String acks, int minInsync, Brokers brokers) {

	/** Whose settings the brokers have. */
	enum Brokers {

		/** Those of the suite, which finds a dead broker sooner. */
		SUITE,

		/** Kafka's own: a dead broker is fenced after 9 s. */
		KAFKA

	}

	/** The rows, the promise first. */
	static final List<Row> ALL = List.of(new Row("all", 2, Brokers.SUITE), new Row("all", 1, Brokers.SUITE),
			new Row("1", 2, Brokers.SUITE), new Row("0", 2, Brokers.SUITE), new Row("all", 2, Brokers.KAFKA));

	/**
	 * Whether nothing may be lost here. In the other rows something must be lost, or the
	 * faults were too weak to tell.
	 * @return whether it is promised
	 */
	boolean promised() {
		return "all".equals(this.acks) && this.minInsync > 1;
	}

	/**
	 * How long a partition may take to be written again after its leader was killed.
	 * @return milliseconds
	 */
	long maxRecoveryMs() {
		return (this.brokers == Brokers.SUITE) ? 5_000 : 12_000;
	}

	@Override
	public String toString() {
		return "acks=%s min.insync.replicas=%d%s".formatted(this.acks, this.minInsync,
				(this.brokers == Brokers.KAFKA) ? " (Kafka's own timeouts)" : "");
	}

}
