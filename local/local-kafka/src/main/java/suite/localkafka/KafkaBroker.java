package suite.localkafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import suite.localkafka.process.ManagedProcess;

/**
 * One broker of a {@link KafkaCluster}: a process that can be hurt. Its port and its data
 * stay the same over all of this. Safe for use by several threads.
 */
public final class KafkaBroker {

	private static final int TAIL_LINES = 20;

	private final BrokerNode node;

	private final List<String> command;

	private final Map<String, String> login;

	private final Duration startTimeout;

	private final Duration stopTimeout;

	private volatile @Nullable ManagedProcess process;

	KafkaBroker(BrokerNode node, List<String> command, Map<String, String> login, Duration startTimeout,
			Duration stopTimeout) {
		this.node = node;
		this.command = List.copyOf(command);
		this.login = login;
		this.startTimeout = startTimeout;
		this.stopTimeout = stopTimeout;
	}

	/**
	 * The node id: 1 for the first broker.
	 * @return the id
	 */
	public int id() {
		return this.node.id();
	}

	/**
	 * Where clients reach it, as {@code host:port}.
	 * @return the address
	 */
	public String address() {
		return this.node.address();
	}

	public Path logFile() {
		return this.node.logFile();
	}

	/**
	 * The process that runs now, or ran last.
	 * @return its id
	 * @throws IllegalStateException when it was never started
	 */
	public long pid() {
		return started().pid();
	}

	public boolean isAlive() {
		ManagedProcess current = this.process;
		return current != null && current.isAlive();
	}

	/**
	 * Completes when the process that runs now has ended, for whatever reason.
	 * @return a future of this broker
	 * @throws IllegalStateException when it was never started
	 */
	public CompletableFuture<KafkaBroker> onExit() {
		return started().onExit().thenApply((ended) -> this);
	}

	/**
	 * Starts the process, if it is not alive, and does not wait until it is ready.
	 * @throws LocalKafkaException when another program has taken its port
	 */
	public synchronized void start() {
		if (isAlive()) {
			return;
		}
		requireFree(this.node.port(), "clients");
		requireFree(this.node.controllerPort(), "controllers");
		this.process = ManagedProcess.start(toString(), this.command, Map.of(), this.node.logFile());
	}

	private ManagedProcess started() {
		ManagedProcess current = this.process;
		if (current == null) {
			throw new IllegalStateException(this + " was never started");
		}
		return current;
	}

	/**
	 * Ends the process at once (SIGKILL).
	 */
	public synchronized void kill() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	/**
	 * Lets the broker hand over its leaderships and end (SIGTERM), and kills it when that
	 * takes too long, for instance because there is no controller to hand over to.
	 * @return whether it ended by itself
	 */
	public synchronized boolean stop() {
		return this.process == null || this.process.terminate(this.stopTimeout);
	}

	/**
	 * Stops the broker from running without closing its connections (SIGSTOP).
	 */
	public void freeze() {
		started().freeze();
	}

	/**
	 * Lets a frozen broker run on (SIGCONT).
	 */
	public void thaw() {
		started().thaw();
	}

	/**
	 * Stops the broker if it is alive, starts it and waits until clients can use it. One
	 * that was killed can register again only after its session has expired
	 * ({@code broker.session.timeout.ms}).
	 * @throws LocalKafkaException when it does not become ready, as without a majority of
	 * the controllers
	 */
	public void restart() {
		stop();
		start();
		awaitReady();
	}

	/**
	 * Waits until clients can use the broker.
	 * @throws LocalKafkaException when it has ended or does not become ready in time
	 */
	public void awaitReady() {
		new Readiness(this.startTimeout, this.login).await(List.of(this));
	}

	BrokerNode node() {
		return this.node;
	}

	void requireAlive() {
		if (!isAlive()) {
			throw new LocalKafkaException("%s ended with exit code %s before it was ready.%s".formatted(this,
					(this.process != null) ? this.process.exitCode() : "unknown", logTail()));
		}
	}

	/**
	 * The end of its log, to be appended to a message.
	 * @return a line that names the log, and its last lines; empty before the first start
	 */
	public String logTail() {
		return (this.process != null) ? "%nLast lines of %s:%n%s".formatted(logFile(), this.process.logTail(TAIL_LINES))
				: "";
	}

	private void requireFree(int port, String whose) {
		if (!Ports.isFree(port)) {
			throw new LocalKafkaException("""
					Port %d, which %s needs for its %s, is in use: stop what listens there, or choose another port \
					(--port, KafkaClusterBuilder.port)""".formatted(port, this, whose));
		}
	}

	@Override
	public String toString() {
		return "Kafka broker " + this.node.id();
	}

}
