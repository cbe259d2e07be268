package suite.lab.bench;

import java.util.List;
import java.util.Map;

import suite.lab.machine.Machine;

/**
 * What becomes {@code report.json}.
 *
 * @param command how it was made
 * @param startedAt when, in ISO 8601
 * @param machine where
 * @param settings with what
 * @param rows the figures
 * @param fiveMillion what 5,000,000 messages a second would need, null where the cost is
 * not known
 */
record Report(String command, String startedAt, Machine machine, Map<String, String> settings, List<Row> rows,
		Scale fiveMillion) {

	/** The case's promise for ten partitions. */
	private static final double PROMISE = 5_000_000;

	/**
	 * What a rate needs, from the measured processor time of a million messages, at full
	 * use of each core: a lower bound.
	 *
	 * @param producerCores for instances of producer-service
	 * @param brokerCores for leaders, without replication
	 * @param machines of this kind, that share the load as this one did
	 */
	record Scale(double producerCores, double brokerCores, int machines) {

		static Scale of(List<Row> rows) {
			return rows.stream()
				.filter((row) -> row.scenario().equals("producer-10") && row.messagesPerSecond() != null)
				.findFirst()
				.map((row) -> new Scale(PROMISE / 1e6 * row.cpuSecondsPerMillion(),
						PROMISE / 1e6 * row.brokerCpuSecondsPerMillion(),
						(int) Math.ceil(PROMISE / row.messagesPerSecond())))
				.orElse(null);
		}

	}

	int exitCode() {
		return this.rows.stream().anyMatch((row) -> row.verdict() == Verdict.FAIL) ? 1 : 0;
	}

}
