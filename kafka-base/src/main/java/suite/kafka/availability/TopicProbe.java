package suite.kafka.availability;

import java.time.Duration;
import java.util.ArrayList;
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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at the declared topics: creates those that are missing, never changes those that
 * exist, and tells what keeps them from serving. Not thread-safe.
 */
class TopicProbe implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(TopicProbe.class);

	private final Supplier<Admin> connector;

	private final Map<String, NewTopic> declared;

	private final Duration timeout;

	private final Set<String> reportedDifferences = new HashSet<>();

	private Admin admin;

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
		Map<String, TopicDescription> existing = new HashMap<>();
		List<NewTopic> missing = new ArrayList<>();
		for (var topic : this.admin.describeTopics(this.declared.keySet()).topicNameValues().entrySet()) {
			try {
				existing.put(topic.getKey(), topic.getValue().get(this.timeout.toMillis(), TimeUnit.MILLISECONDS));
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof UnknownTopicOrPartitionException)) {
					throw ex;
				}
				missing.add(this.declared.get(topic.getKey()));
			}
		}
		if (!missing.isEmpty()) {
			create(missing);
			return Optional.of("creating topics " + missing.stream().map(NewTopic::name).sorted().toList());
		}
		existing.values().forEach(this::reportDifference);
		return existing.values().stream().flatMap((topic) -> obstacle(topic).stream()).findFirst();
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
		}
	}

}
