package suite.producer.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.message.Excerpt;
import suite.producer.send.KafkaGate;
import suite.producer.send.SendMetrics;
import suite.producer.send.Templates;
import suite.producer.send.Unacknowledged;

/**
 * The runs that are running, and the latest that have ended. Stopping the service cancels
 * them and waits for what they have sent. Thread-safe.
 */
@Component
class Runs implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(Runs.class);

	private final Templates templates;

	private final KafkaGate gate;

	private final Unacknowledged unacknowledged;

	private final SendMetrics metrics;

	private final RunSettings settings;

	private final Map<String, Run> running = new LinkedHashMap<>();

	private final Deque<Run> ended = new ArrayDeque<>();

	private boolean accepting;

	Runs(Templates templates, KafkaGate gate, Unacknowledged unacknowledged, SendMetrics metrics, RunSettings settings,
			MeterRegistry meters) {
		this.templates = templates;
		this.gate = gate;
		this.unacknowledged = unacknowledged;
		this.metrics = metrics;
		this.settings = settings;
		Gauge.builder("suite.producer.runs.running", this, Runs::countRunning)
			.description("Generated runs that are running")
			.register(meters);
	}

	private synchronized int countRunning() {
		return this.running.size();
	}

	/**
	 * Starts a run.
	 * @throws RequestException if as many as may are running
	 * @throws suite.producer.send.SendException if Kafka is known to be away
	 */
	synchronized Run start(RunRequest request) {
		RunPlan plan = request.plan(this.settings.maxCount());
		this.gate.check(plan.topic());
		if (!this.accepting || this.running.size() >= this.settings.maxRunning()) {
			throw RequestException
				.unavailable("%s runs are running, which is the most (suite.producer.runs.max-running)"
					.formatted(this.running.size()));
		}
		makeRoom(AckedIds.maxBytes(plan.count()));
		Run run = new Run(newId(), plan, this.settings.patience(), this.gate, this.unacknowledged, this.metrics);
		// Its end waits for the lock that is held here. Without a thread there is no run.
		new Thread(() -> execute(run), "run-" + run.id()).start();
		this.running.put(run.id(), run);
		return run;
	}

	// The ledgers of ended runs go first, those of the oldest before the others.
	private void makeRoom(long bytes) {
		long most = this.settings.ledgers().toBytes() - bytes;
		if (ledgerBytes(this.running.values()) > most) {
			throw RequestException.unavailable(
					"the ledgers of the runs that are running leave no room for one of so many messages (suite.producer.runs.ledgers)");
		}
		while (ledgerBytes(all()) > most) {
			this.ended.removeLast();
		}
	}

	private static long ledgerBytes(Collection<Run> runs) {
		return runs.stream().mapToLong(Run::ledgerBytes).sum();
	}

	// Short, because each record of the run carries it; unique among runs for as long as
	// their records last.
	private static String newId() {
		return Long.toString(System.currentTimeMillis(), 36)
				+ Integer.toString(36 + ThreadLocalRandom.current().nextInt(35 * 36), 36);
	}

	private void execute(Run run) {
		Throwable failure = null;
		try {
			template(run.plan()).execute((producer) -> {
				run.execute(producer);
				return null;
			});
		}
		catch (RuntimeException | Error ex) {
			// An error too, such as of memory: a run that failed says why.
			logger.error("Run %s ended early".formatted(run.id()), ex);
			failure = ex;
		}
		finally {
			synchronized (this) {
				run.end(failure);
				this.running.remove(run.id());
				this.ended.addFirst(run);
				while (this.ended.size() > this.settings.history()) {
					this.ended.removeLast();
				}
			}
		}
	}

	private KafkaTemplate<byte[], byte[]> template(RunPlan plan) {
		return plan.flatOut() ? this.templates.bulk(plan.acks()) : this.templates.immediate(plan.acks());
	}

	/**
	 * The run with that id.
	 * @throws RequestException if there is none, or no longer
	 */
	synchronized Run get(String id) {
		Run run = this.running.get(id);
		return (run != null) ? run : this.ended.stream()
			.filter((candidate) -> candidate.id().equals(id))
			.findFirst()
			.orElseThrow(() -> RequestException.notFound("no run %s: the latest ended runs are remembered, %s at most"
				.formatted(Excerpt.of(id), this.settings.history())));
	}

	/**
	 * All runs that are remembered, the running ones first, then the ended ones from the
	 * latest on.
	 */
	synchronized Collection<Run> all() {
		List<Run> all = new ArrayList<>(this.running.values());
		all.addAll(this.ended);
		return all;
	}

	@Override
	public synchronized void start() {
		this.accepting = true;
	}

	/**
	 * Cancels what runs, before the web server stops: whoever watches a run sees its end.
	 */
	@Override
	public void stop() {
		List<Run> stopping;
		synchronized (this) {
			this.accepting = false;
			stopping = List.copyOf(this.running.values());
		}
		stopping.forEach(Run::cancel);
		try {
			for (Run run : stopping) {
				run.awaitEnd(25, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.accepting;
	}

}
