package suite.localkafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.internals.Topic;

/**
 * The topic in which Kafka keeps groups and the offsets that they have committed.
 * <p>
 * Only closed segments are compacted, and a broker reads all that is left before it
 * coordinates a group. That is to stay little: Kafka 4.2 and 4.3 mix up two loads of a
 * partition when a broker that has just come back loses and regains its leadership,
 * within a second, while the first load lasts. The group is stuck then
 * ({@code docs/delivery.md}). Kafka closes a segment after 100 MiB, of commits about a
 * million.
 */
final class OffsetsTopic {

	/** After how long a segment is closed. Those that are compacted are merged again. */
	static final Duration SEGMENT = Duration.ofMinutes(1);

	private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC,
			Topic.GROUP_METADATA_TOPIC_NAME);

	private final Admin admin;

	private OffsetsTopic(Admin admin) {
		this.admin = admin;
	}

	/**
	 * Creates the topic as the brokers would, unless it exists, and has it compacted
	 * early.
	 * @param admin a client that may
	 * @param broker the node id of a broker that is ready
	 * @throws LocalKafkaException when Kafka refuses it or does not answer
	 */
	static void declare(Admin admin, int broker) throws InterruptedException {
		try {
			OffsetsTopic topic = new OffsetsTopic(admin);
			topic.create(broker);
			topic.closeSegmentsAfter(SEGMENT);
		}
		catch (ExecutionException ex) {
			throw new LocalKafkaException("Kafka does not take the topic %s: %s".formatted(TOPIC.name(), ex.getCause()),
					ex);
		}
	}

	private void create(int broker) throws ExecutionException, InterruptedException {
		Config settings = described(new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker)));
		NewTopic topic = new NewTopic(TOPIC.name(),
				Integer.parseInt(settings.get("offsets.topic.num.partitions").value()),
				Short.parseShort(settings.get("offsets.topic.replication.factor").value()))
			.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
					TopicConfig.SEGMENT_BYTES_CONFIG, settings.get("offsets.topic.segment.bytes").value()));
		KafkaFuture<Void> created = this.admin.createTopics(List.of(topic)).all();
		try {
			created.get();
		}
		catch (ExecutionException ex) {
			if (!(ex.getCause() instanceof TopicExistsException)) {
				throw ex;
			}
		}
	}

	private void closeSegmentsAfter(Duration time) throws ExecutionException, InterruptedException {
		ConfigEntry entry = new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(time.toMillis()));
		this.admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
			.all()
			.get();
	}

	private Config described(ConfigResource resource) throws ExecutionException, InterruptedException {
		return Objects.requireNonNull(this.admin.describeConfigs(List.of(resource)).all().get().get(resource));
	}

}
