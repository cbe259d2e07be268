package suite.producer.run;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.producer.send.KafkaGate;
import suite.producer.send.SendMetrics;
import suite.producer.send.Templates;
import suite.producer.send.Unacknowledged;

/**
 * Starts runs, each on a thread of its own. Stopping the service cancels them and waits
 * for what they have sent. Thread-safe.
 */
@Component
class RunLauncher implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(RunLauncher.class);

	private final RunRegistry runs;

	private final Templates templates;

	private final KafkaGate gate;

	private final Unacknowledged unacknowledged;

	private final SendMetrics metrics;

	private final RunSettings settings;

	private boolean accepting;

	RunLauncher(RunRegistry runs, Templates templates, KafkaGate gate, Unacknowledged unacknowledged,
			SendMetrics metrics, RunSettings settings) {
		this.runs = runs;
		this.templates = templates;
		this.gate = gate;
		this.unacknowledged = unacknowledged;
		this.metrics = metrics;
		this.settings = settings;
	}

	/**
	 * Starts a run.
	 * @throws RequestException if there is no room for it
	 * @throws suite.producer.send.SendException if Kafka is known to be away
	 */
	synchronized Run start(RunPlan plan) {
		this.gate.check(plan.topic());
		if (!this.accepting) {
			throw RequestException.unavailable("the service is stopping");
		}
		Run run = new Run(newId(), plan, this.settings.patience(), this.gate, this.unacknowledged, this.metrics);
		this.runs.begin(run);
		try {
			new Thread(() -> execute(run), "run-" + run.id()).start();
		}
		catch (Error ex) {
			// Without a thread there is no run.
			this.runs.end(run, ex);
			throw ex;
		}
		return run;
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
				return run;
			});
		}
		catch (RuntimeException | Error ex) {
			// An error too, such as of memory: a run that failed says why.
			logger.error("Run %s ended early".formatted(run.id()), ex);
			failure = ex;
		}
		finally {
			this.runs.end(run, failure);
		}
	}

	private KafkaTemplate<byte[], byte[]> template(RunPlan plan) {
		return plan.flatOut() ? this.templates.bulk(plan.acks()) : this.templates.immediate(plan.acks());
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
		List<Run> stopping = stopAccepting();
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

	private synchronized List<Run> stopAccepting() {
		this.accepting = false;
		return this.runs.running();
	}

	@Override
	public synchronized boolean isRunning() {
		return this.accepting;
	}

}
