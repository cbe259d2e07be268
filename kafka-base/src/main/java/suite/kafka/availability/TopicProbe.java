package suite.kafka.availability;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at the declared topics: creates those that are missing, never changes those that
 * exist, and tells what keeps them from serving: they serve when each partition has
 * enough in-sync replicas and its leader has answered. Not thread-safe.
 */
class TopicProbe implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(TopicProbe.class);

	private static final long LOOK_MS = 20;

	private final Supplier<Admin> connector;

	private final Map<String, NewTopic> declared;

	private final Duration timeout;

	private final Set<String> reportedDifferences = new HashSet<>();

	private Admin admin;

	/** Whether all leaders have answered since something was in the way. */
	private boolean served;

	TopicProbe(Supplier<Admin> connector, Map<String, NewTopic> declared, Duration timeout) {
		this.connector = connector;
		this.declared = declared;
		this.timeout = timeout;
	}

	/**
	 * Probes once.
	 * @return what keeps the topics from serving, empty if nothing does
	 * @throws ExecutionException if Kafka refused the request
	 * @throws TimeoutException if Kafka did not answer in time
	 */
	Optional<String> findObstacle() throws InterruptedException, ExecutionException, TimeoutException {
		if (this.admin == null) {
			this.admin = this.connector.get();
		}
		Map<String, TopicDescription> existing = existing();
		if (existing.size() < this.declared.size()) {
			this.served = false;
			create(missing(existing));
			existing = awaitAll();
		}
		if (existing.size() < this.declared.size()) {
			return Optional.of("creating topics " + missing(existing).stream().map(NewTopic::name).sorted().toList());
		}
		existing.values().forEach(this::reportDifference);
		Optional<String> obstacle = existing.values().stream().flatMap((topic) -> obstacle(topic).stream()).findFirst();
		if (obstacle.isEmpty() && !this.served) {
			awaitLeaders(existing.values());
		}
		this.served = obstacle.isEmpty();
		return obstacle;
	}

	private Map<String, TopicDescription> existing() throws InterruptedException, ExecutionException, TimeoutException {
		Map<String, TopicDescription> existing = new HashMap<>();
		for (var topic : this.admin.describeTopics(this.declared.keySet()).topicNameValues().entrySet()) {
			try {
				existing.put(topic.getKey(), topic.getValue().get(this.timeout.toMillis(), TimeUnit.MILLISECONDS));
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof UnknownTopicOrPartitionException)) {
					throw ex;
				}
			}
		}
		return existing;
	}

	private List<NewTopic> missing(Map<String, TopicDescription> existing) {
		return this.declared.values().stream().filter((topic) -> !existing.containsKey(topic.name())).toList();
	}

	// A broker learns of them a little later than the controller that has made them.
	private Map<String, TopicDescription> awaitAll() throws InterruptedException, ExecutionException, TimeoutException {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		Map<String, TopicDescription> existing = existing();
		while (existing.size() < this.declared.size() && System.nanoTime() < deadline) {
			TimeUnit.MILLISECONDS.sleep(LOOK_MS);
			existing = existing();
		}
		return existing;
	}

	// A broker names itself as the leader of a new partition some time before it is. Who
	// sends in between is refused, and an idempotent producer with several requests in
	// flight can have the later one stored first: Kafka takes any sequence number as the
	// first one, and refuses the earlier request until it is given up. The admin client
	// asks again until each leader answers.
	private void awaitLeaders(Collection<TopicDescription> topics)
			throws InterruptedException, ExecutionException, TimeoutException {
		Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
		topics.forEach((topic) -> topic.partitions()
			.forEach((partition) -> partitions.put(new TopicPartition(topic.name(), partition.partition()),
					OffsetSpec.latest())));
		this.admin.listOffsets(partitions).all().get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void create(List<NewTopic> topics) throws InterruptedException, ExecutionException, TimeoutException {
		for (var creation : this.admin.createTopics(topics).values().entrySet()) {
			try {
				creation.getValue().get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
				logger.info("Created topic " + this.declared.get(creation.getKey()));
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof TopicExistsException)) {
					throw ex;
				}
			}
		}
	}

	// More partitions would move keys to other partitions, so an existing topic is left
	// as its owner made it.
	private void reportDifference(TopicDescription topic) {
		NewTopic wanted = this.declared.get(topic.name());
		int partitions = topic.partitions().size();
		int replicas = topic.partitions().get(0).replicas().size();
		if ((partitions != wanted.numPartitions() || replicas != wanted.replicationFactor())
				&& this.reportedDifferences.add(topic.name())) {
			logger.warn(
					"Topic %s exists with %d partitions and replication factor %d; the settings say %d and %d. It is used as it is."
						.formatted(topic.name(), partitions, replicas, wanted.numPartitions(),
								wanted.replicationFactor()));
		}
	}

	private Optional<String> obstacle(TopicDescription topic) {
		int needed = Integer.parseInt(
				this.declared.get(topic.name()).configs().getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1"));
		return topic.partitions()
			.stream()
			.filter((partition) -> partition.leader() == null || partition.isr().size() < needed)
			.findFirst()
			.map((partition) -> (partition.leader() == null)
					? "partition %s-%d has no leader".formatted(topic.name(), partition.partition())
					: "partition %s-%d has %d in-sync replicas, acks=all needs %d".formatted(topic.name(),
							partition.partition(), partition.isr().size(), needed));
	}

	/**
	 * Lets go of the connection; the next probe makes another one, from the bootstrap
	 * addresses.
	 */
	@Override
	public void close() {
		if (this.admin != null) {
			this.admin.close(Duration.ZERO);
			this.admin = null;
			this.served = false;
		}
	}

}
