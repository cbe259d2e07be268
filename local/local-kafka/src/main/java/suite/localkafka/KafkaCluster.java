package suite.localkafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

import suite.localkafka.security.ClusterSecurity;

/**
 * A running cluster of real brokers on this machine, each a process of its own, broker
 * and controller in one.
 * <p>
 * It lives until it is closed or this JVM ends, however that ends. Safe for use by
 * several threads.
 */
public final class KafkaCluster implements AutoCloseable {

	private final List<KafkaBroker> brokers;

	private final DataDirectory directory;

	private final @Nullable ClusterSecurity security;

	private final Duration startTimeout;

	KafkaCluster(List<KafkaBroker> brokers, DataDirectory directory, @Nullable ClusterSecurity security,
			Duration startTimeout) {
		this.brokers = List.copyOf(brokers);
		this.directory = directory;
		this.security = security;
		this.startTimeout = startTimeout;
	}

	/**
	 * A description of a cluster to start: one broker on a free port, data thrown away,
	 * unless it says otherwise.
	 * @return the description
	 */
	public static KafkaClusterBuilder builder() {
		return new KafkaClusterBuilder();
	}

	/**
	 * All brokers' addresses, as clients want them.
	 * @return {@code host:port}, separated by commas
	 */
	public String bootstrapServers() {
		return this.brokers.stream().map(KafkaBroker::address).collect(Collectors.joining(","));
	}

	/**
	 * How clients log in.
	 * @return the certificates, logins and rights of a secure cluster
	 * @throws IllegalStateException when everybody may do everything
	 */
	public ClusterSecurity security() {
		if (this.security == null) {
			throw new IllegalStateException("This cluster is not secure: there is nobody to log in as");
		}
		return this.security;
	}

	/**
	 * What an admin client needs to do everything.
	 * @return settings, with the brokers' addresses
	 */
	public Map<String, Object> adminSettings() {
		Map<String, Object> settings = new HashMap<>(login(this.security));
		settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
		return settings;
	}

	static Map<String, String> login(@Nullable ClusterSecurity security) {
		return (security != null) ? security.clientSettings(ClusterSecurity.ADMIN) : Map.of();
	}

	public List<KafkaBroker> brokers() {
		return this.brokers;
	}

	/**
	 * The broker with a node id.
	 * @param id from 1
	 * @return the broker
	 */
	public KafkaBroker broker(int id) {
		if (id < 1 || id > this.brokers.size()) {
			throw new IllegalArgumentException("No broker %d: the ids are 1 to %d".formatted(id, this.brokers.size()));
		}
		return this.brokers.get(id - 1);
	}

	/**
	 * Waits until clients can use every broker.
	 * @throws LocalKafkaException when one has ended or is not ready in time
	 */
	public void awaitReady() {
		new Readiness(this.startTimeout, login(this.security)).await(this.brokers);
	}

	/**
	 * Ends all brokers: in good order when the data is kept, at once when it is thrown
	 * away.
	 */
	@Override
	public void close() {
		if (this.directory.temporary()) {
			this.brokers.forEach(KafkaBroker::kill);
			this.directory.discard();
		}
		else {
			this.brokers.parallelStream().forEach(KafkaBroker::stop);
		}
	}

	void start() {
		try {
			this.brokers.forEach(KafkaBroker::start);
			awaitReady();
			declare();
		}
		catch (RuntimeException ex) {
			this.brokers.forEach(KafkaBroker::kill);
			this.directory.discard();
			throw ex;
		}
	}

	private void declare() {
		try (Admin admin = Admin.create(adminSettings())) {
			OffsetsTopic.declare(admin, this.brokers.get(0).id());
			if (this.security != null) {
				this.security.declare(admin);
			}
		}
		catch (ExecutionException ex) {
			throw new LocalKafkaException("Kafka does not take the users and their rights: " + ex.getCause(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LocalKafkaException("Interrupted while topics and users were declared");
		}
	}

}
