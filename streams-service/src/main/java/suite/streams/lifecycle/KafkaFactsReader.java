package suite.streams.lifecycle;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.kafka.access.Denial;
import suite.kafka.ask.KafkaClients;

/**
 * Asks Kafka for {@link KafkaFacts}, each time anew. Each question waits a bounded time.
 * Thread-safe.
 */
@Component
class KafkaFactsReader implements AutoCloseable {

	/** What a topic takes where neither it nor the brokers say otherwise. */
	static final long DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

	private static final Log logger = LogFactory.getLog(KafkaFactsReader.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	private final KafkaClients clients;

	private final TopologyTopics topics;

	private final Set<String> reported = new HashSet<>();

	private @Nullable Admin admin;

	KafkaFactsReader(KafkaClients clients, TopologyTopics topics) {
		this.clients = clients;
		this.topics = topics;
	}

	/**
	 * Reads the facts.
	 * @throws KafkaException if Kafka does not tell them
	 */
	synchronized KafkaFacts read() throws InterruptedException {
		try {
			if (this.admin == null) {
				this.admin = this.clients.admin("facts", TIMEOUT);
			}
			return read(this.admin);
		}
		catch (ExecutionException ex) {
			close();
			Throwable cause = Objects.requireNonNullElse(ex.getCause(), ex);
			throw new KafkaException(Denial.reason(cause, "Read or Write on each of the topics " + this.topics.all()),
					cause);
		}
		catch (TimeoutException ex) {
			close();
			throw new KafkaException("no answer within %s ms".formatted(TIMEOUT.toMillis()));
		}
	}

	private KafkaFacts read(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
		KafkaFuture<String> cluster = admin.describeCluster().clusterId();
		var descriptions = admin.describeTopics(this.topics.all()).topicNameValues();
		var configs = admin
			.describeConfigs(this.topics.written()
				.stream()
				.map((topic) -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
				.collect(Collectors.toSet()))
			.values();
		Map<String, Integer> partitions = new HashMap<>();
		Map<String, Uuid> ids = new HashMap<>();
		for (var description : descriptions.entrySet()) {
			existing(description.getValue()).ifPresent((topic) -> {
				partitions.put(description.getKey(), topic.partitions().size());
				ids.put(description.getKey(), topic.topicId());
			});
		}
		Map<String, Long> maxMessageBytes = new HashMap<>();
		for (var config : configs.entrySet()) {
			String topic = config.getKey().name();
			try {
				existing(config.getValue()).ifPresent((values) -> maxMessageBytes.put(topic,
						Long.parseLong(values.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())));
			}
			catch (ExecutionException ex) {
				assumeDefault(topic, ex, maxMessageBytes);
			}
		}
		return new KafkaFacts(get(cluster), ids, partitions, maxMessageBytes);
	}

	private void assumeDefault(String topic, ExecutionException failure, Map<String, Long> maxMessageBytes)
			throws ExecutionException {
		if (!(failure.getCause() instanceof AuthorizationException)) {
			throw failure;
		}
		maxMessageBytes.put(topic, DEFAULT_MAX_MESSAGE_BYTES);
		if (this.reported.add(topic)) {
			logger.warn("%s of %s cannot be read, so %s bytes are assumed. %s".formatted(
					TopicConfig.MAX_MESSAGE_BYTES_CONFIG, topic, DEFAULT_MAX_MESSAGE_BYTES,
					Denial.needs("DescribeConfigs on topic " + topic)));
		}
	}

	private static <T> Optional<T> existing(KafkaFuture<T> future)
			throws InterruptedException, ExecutionException, TimeoutException {
		try {
			return Optional.of(get(future));
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof UnknownTopicOrPartitionException) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
		return future.get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Lets go of the connection; the next question makes another one.
	 */
	@Override
	public synchronized void close() {
		if (this.admin != null) {
			this.admin.close(Duration.ZERO);
			this.admin = null;
		}
	}

}
