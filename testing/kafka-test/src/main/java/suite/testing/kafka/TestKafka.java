package suite.testing.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import suite.localkafka.KafkaClusterBuilder;

/**
 * The broker of this test JVM, started when it is first asked for, and the few things
 * that tests do with it. The broker creates no topics by itself. Safe for use by several
 * threads.
 */
public final class TestKafka {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static @Nullable SharedBroker broker;

	private TestKafka() {
	}

	/**
	 * The broker's address.
	 * @return {@code host:port}
	 */
	public static String bootstrapServers() {
		return broker().bootstrapServers();
	}

	/**
	 * A broker of the test's own, to be stopped, killed or frozen: always local-kafka.
	 * The test starts it, on a port that it may choose, and closes it.
	 * @return the description of one broker
	 */
	public static KafkaClusterBuilder ownBroker() {
		return SharedBroker.localBroker("own");
	}

	/**
	 * Creates a topic and waits until it is there.
	 * @param name the topic, which must not exist
	 * @param partitions its partition count
	 */
	public static void createTopic(String name, int partitions) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
			get(admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()))).all());
		}
	}

	/**
	 * Sets how large a record a topic takes.
	 * @param bootstrapServers the broker's address
	 * @param topic the topic
	 * @param bytes its {@code max.message.bytes}
	 */
	public static void setMaxMessageBytes(String bootstrapServers, String topic, int bytes) {
		AlterConfigOp limit = new AlterConfigOp(
				new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)),
				AlterConfigOp.OpType.SET);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
			get(admin
				.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(limit)))
				.all());
		}
	}

	/**
	 * Sends records, with their headers, and waits until all are acknowledged.
	 * @param records the records, in order
	 * @return where they went, in the same order
	 */
	public static List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
		return send(bootstrapServers(), records);
	}

	/**
	 * Sends records to a broker of the test's own.
	 * @param bootstrapServers the broker's address
	 * @param records the records, in order
	 * @return where they went, in the same order
	 */
	public static List<RecordMetadata> send(String bootstrapServers, List<ProducerRecord<byte[], byte[]>> records) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			return records.stream().map(producer::send).toList().stream().map(TestKafka::get).toList();
		}
	}

	/**
	 * Reads a topic from its beginning, committed records only.
	 * @param topic the topic
	 * @param count stops when it has that many
	 * @param timeout stops after that time, with what it has
	 * @return the records, in order within each partition; rarely more than {@code count}
	 */
	public static List<ConsumerRecord<byte[], byte[]>> records(String topic, int count, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		return read(bootstrapServers(), topic,
				(consumer, records) -> records.size() < count && System.nanoTime() < deadline);
	}

	/**
	 * Reads all that a topic holds now, committed records only.
	 * @param bootstrapServers the broker's address
	 * @param topic the topic
	 * @return the records, in order within each partition
	 */
	public static List<ConsumerRecord<byte[], byte[]>> records(String bootstrapServers, String topic) {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		return read(bootstrapServers, topic, (consumer, records) -> {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("%s was not read to its end within %s".formatted(topic, TIMEOUT));
			}
			return consumer.endOffsets(consumer.assignment())
				.entrySet()
				.stream()
				.anyMatch((end) -> consumer.position(end.getKey()) < end.getValue());
		});
	}

	private static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, String topic,
			BiPredicate<KafkaConsumer<byte[], byte[]>, List<?>> goOn) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			while (goOn.test(consumer, records)) {
				consumer.poll(Duration.ofMillis(100)).forEach(records::add);
			}
		}
		return records;
	}

	/**
	 * What the integration tests run on, if they have asked for it.
	 * @return for the test report
	 */
	static synchronized Optional<String> description() {
		return Optional.ofNullable(broker).map(SharedBroker::description);
	}

	private static synchronized SharedBroker broker() {
		broker = (broker != null) ? broker : SharedBroker.start();
		return broker;
	}

	private static <T> T get(Future<T> future) {
		try {
			return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Kafka did not do it: " + ex, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
