package suite.localkafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;

/**
 * Waits until clients can use brokers: they answer on their ports and the cluster lists
 * them as registered and unfenced.
 */
final class Readiness {

	private static final long POLL_MS = 50;

	private final long deadline;

	private final Duration timeout;

	private final Map<String, String> login;

	/**
	 * Begins to wait.
	 * @param timeout for how long
	 * @param login settings of a client that may log in; empty where nobody does
	 */
	Readiness(Duration timeout, Map<String, String> login) {
		this.timeout = timeout;
		this.login = login;
		this.deadline = System.nanoTime() + timeout.toNanos();
	}

	/**
	 * Waits for all of the given brokers.
	 * @param brokers the brokers
	 * @throws LocalKafkaException when one has ended, or the time is over
	 */
	void await(List<KafkaBroker> brokers) {
		for (KafkaBroker broker : brokers) {
			// Not before it listens: the Admin client would log each refused connection.
			until(brokers, broker + " to listen", () -> Ports.accepts(broker.node().port()));
		}
		Set<Integer> ids = brokers.stream().map((broker) -> broker.node().id()).collect(Collectors.toSet());
		Map<String, Object> settings = new HashMap<>(this.login);
		settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
				brokers.stream().map(KafkaBroker::address).collect(Collectors.joining(",")));
		try (Admin admin = Admin.create(settings)) {
			until(brokers, "the cluster to list " + brokers, () -> usable(admin).containsAll(ids));
		}
	}

	private Set<Integer> usable(Admin admin) {
		try {
			return admin.describeCluster()
				.nodes()
				.get(1, TimeUnit.SECONDS)
				.stream()
				.map(Node::id)
				.collect(Collectors.toSet());
		}
		catch (ExecutionException | TimeoutException ex) {
			return Set.of();
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
	}

	private void until(List<KafkaBroker> brokers, String what, BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			brokers.forEach(KafkaBroker::requireAlive);
			if (System.nanoTime() > this.deadline) {
				throw new LocalKafkaException("Waited %d s for %s in vain.%s".formatted(this.timeout.toSeconds(), what,
						brokers.stream().map(KafkaBroker::logTail).collect(Collectors.joining())));
			}
			try {
				TimeUnit.MILLISECONDS.sleep(POLL_MS);
			}
			catch (InterruptedException ex) {
				throw interrupted();
			}
		}
	}

	private static LocalKafkaException interrupted() {
		Thread.currentThread().interrupt();
		return new LocalKafkaException("Interrupted while waiting for Kafka to be ready");
	}

}
