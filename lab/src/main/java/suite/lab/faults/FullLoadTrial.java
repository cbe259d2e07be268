package suite.lab.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.Header;

import suite.lab.ledger.MessageIds;
import suite.lab.ledger.StoredIds;
import suite.lab.ledger.TopicLog;
import suite.lab.testbed.Wait;
import suite.launcher.service.SuiteException;
import suite.localkafka.KafkaBroker;
import suite.message.Topics;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One fault of the only broker under full load, on a suite of its own. What waits for
 * Kafka then must not fill the heap: the services live, answer and recover by themselves.
 */
final class FullLoadTrial {

	private static final String RECOVERED = "a message acknowledged after the fault";

	private static final long MAX_RECOVERY_MS = 15_000;

	private static final long GIVE_UP_SECONDS = 120;

	private static final long TAIL_MS = 3_000;

	/** A small part of what a flat-out run sends, compressed or not. */
	private static final double SLOW_BYTES_PER_SECOND = 500_000;

	private final FaultScenario scenario;

	private final FaultsOptions options;

	private final Recovery recovery = new Recovery();

	private final List<Check> checks = new ArrayList<>();

	FullLoadTrial(FaultScenario scenario, FaultsOptions options) {
		this.scenario = scenario;
		this.options = options;
	}

	ScenarioResult carryOut() {
		long start = System.nanoTime();
		String compression = (this.scenario == FaultScenario.FULL_LOAD_UNCOMPRESSED) ? "none" : "lz4";
		try (SuiteUnderTest suite = SuiteUnderTest.startAlone(this.options.logs().resolve(this.scenario.name()),
				compression)) {
			LivenessWatch watch = LivenessWatch.begin(suite);
			long ended;
			try {
				LoadLedger ledger = loadAndHurt(suite);
				ended = System.nanoTime();
				this.checks.addAll(ledger.checks(stored(suite)));
			}
			finally {
				watch.close();
			}
			this.checks.addAll(health(suite, watch));
			return new ScenarioResult(this.scenario, this.scenario.description(), true,
					(System.nanoTime() - start) / 1e9, (System.nanoTime() - ended) / 1_000_000, this.recovery.tookMs(),
					watch.memory().mib(), List.copyOf(this.checks));
		}
	}

	private LoadLedger loadAndHurt(SuiteUnderTest suite) {
		boolean slow = this.scenario == FaultScenario.FULL_LOAD_SLOW;
		if (slow) {
			BrokerQuota.set(suite.bootstrapServers(), SLOW_BYTES_PER_SECOND);
		}
		FullLoad load = FullLoad.begin(suite.instance(SuiteUnderTest.PRODUCER), this.options.fullLoad());
		try {
			Wait.millis(this.options.fullLoad().leadMs());
			this.checks.add(Check.that("the run was on its way when the fault came", load.inFlight(), "%s",
					"or else nothing is proven"));
			long healed = hurt(suite);
			Wait.until("a message to be acknowledged after the fault", GIVE_UP_SECONDS,
					() -> load.ackedSince(healed) || !suite.dead().isEmpty());
			this.recovery.add(RECOVERED, healed);
			Wait.millis(TAIL_MS);
		}
		catch (SuiteException ex) {
			this.checks.add(Check.that("the suite recovered by itself", false, "%s", ex.getMessage()));
		}
		return load.finish();
	}

	// Returns when the broker was whole again.
	private long hurt(SuiteUnderTest suite) {
		KafkaBroker broker = suite.cluster().broker(1);
		switch (this.scenario) {
			case FULL_LOAD_FROZEN, FULL_LOAD_UNCOMPRESSED -> {
				broker.freeze();
				Wait.millis(this.options.fullLoad().faultMs());
				broker.thaw();
			}
			case FULL_LOAD_KILLED -> {
				broker.kill();
				Wait.millis(this.options.fullLoad().faultMs());
				broker.start();
				broker.awaitReady();
			}
			case FULL_LOAD_SLOW -> {
				Wait.millis(this.options.fullLoad().faultMs());
				BrokerQuota.set(suite.bootstrapServers(), null);
			}
			default -> throw new IllegalArgumentException(this.scenario.toString());
		}
		return System.nanoTime();
	}

	private static Map<String, Map<String, StoredIds>> stored(SuiteUnderTest suite) {
		Map<String, Map<String, StoredIds>> stored = new HashMap<>();
		for (String topic : List.of(Topics.TEST, Topics.INPUT)) {
			Map<String, StoredIds> ids = new HashMap<>();
			new TopicLog(suite.bootstrapServers(), topic, IsolationLevel.READ_COMMITTED)
				.read((record) -> add(ids, record));
			stored.put(topic, ids);
		}
		return stored;
	}

	private static void add(Map<String, StoredIds> ids, ConsumerRecord<byte[], byte[]> record) {
		Header run = record.headers().lastHeader(Topics.RUN_ID_HEADER);
		String key = new String(record.key(), UTF_8);
		ids.computeIfAbsent((run != null) ? new String(run.value(), UTF_8) : key, (name) -> new StoredIds())
			.add(key, MessageIds.of(record.value()));
	}

	private List<Check> health(SuiteUnderTest suite, LivenessWatch watch) {
		List<String> dead = suite.dead();
		Map<String, Long> silence = watch.silenceMs();
		long recovered = this.recovery.tookMs()
			.getOrDefault(RECOVERED, List.of())
			.stream()
			.mapToLong(Long::longValue)
			.max()
			.orElse(Long.MAX_VALUE);
		return List.of(
				Check.that("no service died", dead.isEmpty(), "%s", dead.isEmpty() ? "all alive" : dead + " ended"),
				Check.that("liveness was answered all the time",
						silence.values().stream().allMatch((ms) -> ms <= LivenessWatch.MAX_SILENCE_MS),
						"the longest waits in ms: %s", silence),
				Check.that("a message was acknowledged in 15 s after the fault", recovered <= MAX_RECOVERY_MS, "%s",
						this.recovery.tookMs()),
				watch.memory().check());
	}

}
