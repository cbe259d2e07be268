package suite.lab.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import suite.lab.ledger.LabRun;
import suite.lab.testbed.Wait;
import suite.launcher.service.RunningService;
import suite.launcher.service.SuiteException;
import suite.message.Topics;

/**
 * Steady load on the two input topics: a run to each, and another one when it has ended,
 * because Kafka was away, or is gone together with the service. Its ledger is asked for
 * four times a second: of a run that is gone, what the last answer said is known to be
 * acknowledged.
 */
final class Traffic {

	private static final int ENDLESS = 50_000_000;

	private static final int USERS = 20;

	private static final long ASK_MS = 250;

	private static final Duration END_TIMEOUT = Duration.ofSeconds(60);

	private final SuiteUnderTest suite;

	private final double rate;

	private final Map<String, RunLedger> ledgers = new LinkedHashMap<>();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean stopping;

	private volatile long lastAckNanos = System.nanoTime();

	private Traffic(SuiteUnderTest suite, double rate) {
		this.suite = suite;
		this.rate = rate;
	}

	static Traffic begin(SuiteUnderTest suite, double rate) {
		Traffic traffic = new Traffic(suite, rate);
		for (String topic : List.of(Topics.TEST, Topics.INPUT)) {
			Thread thread = new Thread(() -> traffic.send(topic), "traffic-" + topic);
			traffic.threads.add(thread);
			thread.start();
		}
		return traffic;
	}

	/**
	 * Whether messages were acknowledged in the last seconds.
	 */
	boolean flows() {
		return System.nanoTime() - this.lastAckNanos < 2_000_000_000L;
	}

	/**
	 * Stops, and waits until each message has its outcome.
	 * @return the ledgers of all runs
	 */
	List<RunLedger> finish() {
		this.stopping = true;
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
		return List.copyOf(this.ledgers.values());
	}

	private void send(String topic) {
		RunningService producer = null;
		LabRun run = null;
		while (!this.stopping) {
			RunningService current = this.suite.instance(SuiteUnderTest.PRODUCER);
			try {
				if (run == null || producer != current) {
					producer = current;
					run = null;
					run = LabRun.start(producer.client(), topic, "all", ENDLESS, this.rate, USERS);
				}
				else if (!"RUNNING".equals(ask(topic, run).path("state").asString())) {
					run = null;
				}
			}
			catch (SuiteException ex) {
				// The service or Kafka is away, which is what the lab is for.
			}
			Wait.millis(ASK_MS);
		}
		if (run != null) {
			end(topic, run);
		}
	}

	// The state first: the ledger of a run that has ended is complete.
	private JsonNode ask(String topic, LabRun run) {
		JsonNode status = run.status();
		BitSet acked = run.acked();
		synchronized (this.ledgers) {
			RunLedger before = this.ledgers.put(run.id(), new RunLedger(topic, run.id(), acked));
			if (before == null || before.acked().cardinality() < acked.cardinality()) {
				this.lastAckNanos = System.nanoTime();
			}
		}
		return status;
	}

	private void end(String topic, LabRun run) {
		try {
			run.cancel();
			run.awaitEnd(END_TIMEOUT);
			ask(topic, run);
		}
		catch (SuiteException ex) {
			// Acknowledged is what the last answer said.
		}
	}

}
