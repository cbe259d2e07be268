package suite.kafka.availability;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the declared topics: creates those that are missing, never changes those that
 * exist, and tells what keeps their partitions from serving: one serves when it has
 * enough in-sync replicas and its leader has answered. Not thread-safe.
 */
class TopicProbe implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(TopicProbe.class);

	private static final long LOOK_MS = 20;

	private final Supplier<Admin> connector;

	private final Map<String, NewTopic> declared;

	private final Duration timeout;

	private final Set<String> reportedDifferences = new HashSet<>();

	private @Nullable Admin admin;

	/** The rights that this probe would have needed. */
	private final Map<String, String> denied = new TreeMap<>();

	/** Those whose leaders have answered since something was in the way. */
	private final Set<TopicPartition> served = new HashSet<>();

	TopicProbe(Supplier<Admin> connector, Map<String, NewTopic> declared, Duration timeout) {
		this.connector = connector;
		this.declared = declared;
		this.timeout = timeout;
	}

	/**
	 * Probes once.
	 * @throws ExecutionException if Kafka refused the request
	 * @throws TimeoutException if Kafka did not answer in time
	 */
	TopicReport look() throws InterruptedException, ExecutionException, TimeoutException {
		this.denied.clear();
		Map<String, TopicDescription> existing = existing();
		List<NewTopic> missing = missing(existing);
		if (!missing.isEmpty()) {
			create(missing);
			existing = awaitAll();
		}
		existing.values().forEach(this::reportDifference);
		Map<TopicPartition, String> obstacles = new HashMap<>();
		Map<String, Integer> counts = new HashMap<>();
		Set<TopicPartition> led = new HashSet<>();
		for (TopicDescription topic : existing.values()) {
			counts.put(topic.name(), topic.partitions().size());
			for (TopicPartitionInfo info : topic.partitions()) {
				TopicPartition partition = new TopicPartition(topic.name(), info.partition());
				obstacle(topic.name(), info).ifPresentOrElse((obstacle) -> obstacles.put(partition, obstacle),
						() -> led.add(partition));
			}
		}
		this.served.retainAll(led);
		led.removeAll(this.served);
		Map<TopicPartition, String> silent = askLeaders(led);
		obstacles.putAll(silent);
		return new TopicReport(List.copyOf(this.denied.values()),
				missing(existing).stream().map(NewTopic::name).collect(Collectors.toSet()), Map.copyOf(counts),
				Map.copyOf(obstacles), !silent.isEmpty());
	}

	private Map<String, TopicDescription> existing() throws InterruptedException, ExecutionException, TimeoutException {
		Map<String, TopicDescription> existing = new HashMap<>();
		for (var topic : admin().describeTopics(this.declared.keySet()).topicNameValues().entrySet()) {
			try {
				existing.put(topic.getKey(), topic.getValue().get(this.timeout.toMillis(), TimeUnit.MILLISECONDS));
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof AuthorizationException) {
					this.denied.put(topic.getKey(), "Read or Write on topic " + topic.getKey());
				}
				else if (!(ex.getCause() instanceof UnknownTopicOrPartitionException)) {
					throw ex;
				}
			}
		}
		return existing;
	}

	private List<NewTopic> missing(Map<String, TopicDescription> existing) {
		return this.declared.values()
			.stream()
			.filter((topic) -> !existing.containsKey(topic.name()) && !this.denied.containsKey(topic.name()))
			.toList();
	}

	// A broker learns of them a little later than the controller that has made them.
	private Map<String, TopicDescription> awaitAll() throws InterruptedException, ExecutionException, TimeoutException {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		Map<String, TopicDescription> existing = existing();
		while (!missing(existing).isEmpty() && System.nanoTime() < deadline) {
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
	private Map<TopicPartition, String> askLeaders(Set<TopicPartition> partitions) throws InterruptedException {
		if (partitions.isEmpty()) {
			return Map.of();
		}
		Map<TopicPartition, String> obstacles = new HashMap<>();
		long deadline = System.nanoTime() + this.timeout.toNanos();
		ListOffsetsResult answers = admin().listOffsets(partitions.stream()
			.collect(Collectors.toMap((partition) -> partition, (partition) -> OffsetSpec.latest())));
		for (TopicPartition partition : partitions) {
			try {
				answers.partitionResult(partition).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
				this.served.add(partition);
			}
			catch (ExecutionException ex) {
				obstacles.put(partition, "has a leader that refuses: " + reason(ex));
			}
			catch (TimeoutException ex) {
				obstacles.put(partition, "has a leader that does not answer");
			}
		}
		return obstacles;
	}

	private void create(List<NewTopic> topics) throws InterruptedException, ExecutionException, TimeoutException {
		for (var creation : admin().createTopics(topics).values().entrySet()) {
			try {
				creation.getValue().get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
				logger.info("Created topic " + this.declared.get(creation.getKey()));
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof AuthorizationException) {
					this.denied.put(creation.getKey(),
							"Create on topic %s, which does not exist".formatted(creation.getKey()));
				}
				else if (!(ex.getCause() instanceof TopicExistsException)) {
					throw ex;
				}
			}
		}
	}

	// More partitions would move keys to other partitions, so an existing topic is left
	// as its owner made it.
	private void reportDifference(TopicDescription topic) {
		NewTopic wanted = declared(topic.name());
		int partitions = topic.partitions().size();
		int replicas = topic.partitions().get(0).replicas().size();
		if ((partitions != wanted.numPartitions() || replicas != wanted.replicationFactor())
				&& this.reportedDifferences.add(topic.name())) {
			logger.warn(
					"Topic %s exists with %s partitions and replication factor %s; the settings say %s and %s. It is used as it is."
						.formatted(topic.name(), partitions, replicas, wanted.numPartitions(),
								wanted.replicationFactor()));
		}
	}

	private Admin admin() {
		if (this.admin == null) {
			this.admin = this.connector.get();
		}
		return this.admin;
	}

	private NewTopic declared(String topic) {
		return Objects.requireNonNull(this.declared.get(topic), topic);
	}

	/** What Kafka says of a failure. */
	static String reason(Exception failure) {
		return String.valueOf(Objects.requireNonNullElse(failure.getCause(), failure).getMessage());
	}

	private Optional<String> obstacle(String topic, TopicPartitionInfo partition) {
		if (partition.leader() == null) {
			return Optional.of(KafkaStatus.Obstacle.NO_LEADER);
		}
		int needed = Integer
			.parseInt(declared(topic).configs().getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1"));
		return (partition.isr().size() < needed)
				? Optional.of("has %s in-sync replicas, acks=all needs %s".formatted(partition.isr().size(), needed))
				: Optional.empty();
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
			this.served.clear();
		}
	}

}
