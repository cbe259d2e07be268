package suite.lab.acks;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.kafka.common.IsolationLevel;

import suite.lab.ledger.StoredIds;
import suite.lab.ledger.TopicLog;
import suite.lab.machine.Machine;
import suite.lab.testbed.Launch;
import suite.lab.testbed.Testbed;
import suite.lab.testbed.TopicState;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.localkafka.KafkaCluster;
import suite.message.Topics;

/**
 * Carries out the plan: for each of the brokers' settings a cluster, for each round a new
 * topic and a new producer-service, then the log is read.
 */
final class AcksLab {

	static final int PARTITIONS = 6;

	private static final Map<String, String> KAFKAS_TIMEOUTS = Map.of("broker.session.timeout.ms", "9000",
			"broker.heartbeat.interval.ms", "2000", "controller.quorum.fetch.timeout.ms", "2000",
			"controller.quorum.election.timeout.ms", "1000", "controller.quorum.election.backoff.max.ms", "1000",
			"replica.fetch.backoff.ms", "1000");

	private final AcksOptions options;

	private final Function<Row, List<List<Trial>>> plan;

	private final PrintStream out;

	private final Instant startedAt = Instant.now();

	private final Machine machine = Machine.describe();

	private final Map<Row, List<TrialResult>> results = new LinkedHashMap<>();

	AcksLab(AcksOptions options, Function<Row, List<List<Trial>>> plan, PrintStream out) {
		this.options = options;
		this.plan = plan;
		this.out = out;
	}

	/**
	 * Carries out everything.
	 * @param afterRound gets the report so far after each round
	 * @return the whole report
	 */
	AcksReport run(Consumer<AcksReport> afterRound) {
		for (Row.Brokers brokers : Row.Brokers.values()) {
			List<Row> rows = this.options.rows().stream().filter((row) -> row.brokers() == brokers).toList();
			if (!rows.isEmpty()) {
				run(brokers, rows, afterRound);
			}
		}
		return report(true);
	}

	private void run(Row.Brokers brokers, List<Row> rows, Consumer<AcksReport> afterRound) {
		this.out.println("Starting three brokers with the settings of " + brokers + " ...");
		KafkaCluster cluster = KafkaCluster.builder()
			.brokers(3)
			.logDirectory(this.options.logs())
			.jvmOptions(this.options.jvmOptions().toArray(String[]::new))
			.settings((brokers == Row.Brokers.KAFKA) ? KAFKAS_TIMEOUTS : Map.of())
			.start();
		try (Testbed testbed = Testbed.on(cluster, this.options.logs());
				TopicState state = new TopicState(cluster.bootstrapServers(), Topics.TEST)) {
			for (Row row : rows) {
				for (List<Trial> round : this.plan.apply(row)) {
					this.results.computeIfAbsent(row, (key) -> new ArrayList<>())
						.addAll(carryOut(row, round, testbed, state));
					afterRound.accept(report(false));
				}
			}
		}
	}

	private List<TrialResult> carryOut(Row row, List<Trial> trials, Testbed testbed, TopicState state) {
		state.delete(List.of(Topics.TEST, Topics.INPUT, Topics.OUTPUT));
		RunningService producer = testbed.startReady("producer-service",
				Launch.of(Service.PRODUCER)
					.withJvmOptions(this.options.jvmOptions().toArray(String[]::new))
					.with("SUITE_TOPICS_PARTITIONS", PARTITIONS)
					.with("SUITE_TOPICS_REPLICATIONFACTOR", 3)
					.with("SUITE_TOPICS_MININSYNCREPLICAS", row.minInsync()));
		TrialRunner runner = new TrialRunner(testbed, state, this.options.load());
		List<TrialRun> runs = new ArrayList<>();
		for (Trial trial : trials) {
			TrialRun run = runner.carryOut(trial, producer);
			this.out.printf("%s, trial %d: %s ... %,d acked, longest wait %.0f ms%n", row, trial.number(),
					trial.fault().description(), run.acked().cardinality(),
					run.status().path("latency").path("maxMs").asDouble());
			runs.add(run);
		}
		producer.stop();
		return join(row, runs, testbed);
	}

	private List<TrialResult> join(Row row, List<TrialRun> runs, Testbed testbed) {
		Map<String, StoredIds> stored = new TopicLog(testbed.bootstrapServers(), Topics.TEST,
				IsolationLevel.READ_UNCOMMITTED)
			.readRuns();
		List<TrialResult> joined = runs.stream()
			.map((run) -> TrialResult.of(run, stored.getOrDefault(run.runId(), new StoredIds()),
					this.options.load().rate()))
			.toList();
		this.out.printf("%s: %,d acked messages looked up in the log, %,d of them lost%n", row,
				joined.stream().mapToLong((trial) -> trial.delivery().acked()).sum(),
				joined.stream().mapToLong((trial) -> trial.delivery().lost()).sum());
		return joined;
	}

	private AcksReport report(boolean complete) {
		return new AcksReport(this.startedAt, Instant.now(), complete, this.machine, this.options.seed(),
				this.options.repeat(), this.options.quick(), this.options.load(),
				this.results.entrySet().stream().map((row) -> RowResult.of(row.getKey(), row.getValue())).toList());
	}

}
