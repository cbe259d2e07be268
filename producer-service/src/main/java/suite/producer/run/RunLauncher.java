package suite.producer.run;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import suite.caller.Caller;
import suite.caller.CallerPlaces;
import suite.caller.CallerSettings;
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

	private final CallerPlaces shares;

	private boolean accepting;

	RunLauncher(RunRegistry runs, Templates templates, KafkaGate gate, Unacknowledged unacknowledged,
			SendMetrics metrics, RunSettings settings, CallerSettings callers) {
		this.runs = runs;
		this.templates = templates;
		this.gate = gate;
		this.unacknowledged = unacknowledged;
		this.metrics = metrics;
		this.settings = settings;
		this.shares = new CallerPlaces(settings.maxRunning(), callers, "runs are running");
	}

	/**
	 * Starts a run.
	 * @throws RequestException if there is no room for it, or the caller has its share
	 * @throws suite.producer.send.SendException if Kafka is known to be away
	 */
	synchronized Run start(RunPlan plan, Caller caller) {
		this.gate.check(plan.topic());
		if (!this.accepting) {
			throw RequestException.unavailable("the service is stopping");
		}
		Run run = new Run(newId(), plan, this.settings, this.gate, this.unacknowledged, this.metrics);
		this.shares.take(caller);
		try {
			this.runs.begin(run);
		}
		catch (RequestException ex) {
			this.shares.giveBack(caller);
			throw ex;
		}
		try {
			new Thread(() -> execute(run, caller), "run-" + run.id()).start();
		}
		catch (Error ex) {
			// Without a thread there is no run.
			end(run, caller, ex);
			throw ex;
		}
		return run;
	}

	private void end(Run run, Caller caller, @Nullable Throwable failure) {
		this.shares.giveBack(caller);
		this.runs.end(run, failure);
	}

	// Short, because each record of the run carries it; unique among runs for as long as
	// their records last.
	private static String newId() {
		return Long.toString(System.currentTimeMillis(), 36)
				+ Integer.toString(36 + ThreadLocalRandom.current().nextInt(35 * 36), 36);
	}

	private void execute(Run run, Caller caller) {
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
			end(run, caller, failure);
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
