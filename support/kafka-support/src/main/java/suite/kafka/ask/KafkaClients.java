package suite.kafka.ask;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Makes the clients that a service needs for itself. Of the application's settings they
 * have those that say where Kafka is, how to get in and how to connect again; all others
 * they set themselves: what is tuned for the listeners does not fit them.
 */
public class KafkaClients {

	/** The bundle is what Spring's {@code ssl.engine.factory.class} makes TLS of. */
	private static final List<String> CONNECTION = List.of("bootstrap.", "client.dns.", "config.providers",
			"connections.", "metadata.recovery.", "reconnect.", "retry.backoff.", "sasl.", "security.", "socket.",
			"ssl.", SslBundle.class.getName());

	/** Most bytes that a consumer fetches from a broker at once. */
	private static final int FETCH_SIZE = 4 * 1024 * 1024;

	/** How many ms a broker waits for records that are not there yet. */
	private static final int FETCH_WAIT = 50;

	/** Largest record that is written, before it is compressed. */
	public static final int MAX_RECORD_SIZE = 32 * 1024 * 1024;

	/** What every client reads, also one without a library for it. */
	public static final String COMPRESSION = "gzip";

	private final Map<String, Object> admin;

	private final Map<String, Object> consumer;

	private final Map<String, Object> producer;

	KafkaClients(KafkaAdmin admin, ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
		this.admin = connection(admin.getConfigurationProperties());
		this.consumer = connection(consumers.getConfigurationProperties());
		this.producer = connection(producers.getConfigurationProperties());
	}

	/**
	 * The settings of a client that say how it connects.
	 */
	public static Map<String, Object> connection(Map<String, Object> settings) {
		Map<String, Object> connection = new HashMap<>(settings);
		connection.keySet().removeIf((name) -> CONNECTION.stream().noneMatch(name::startsWith));
		return connection;
	}

	/**
	 * Makes an admin client, to be closed by the caller.
	 * @param name its client id
	 * @param timeout for each of its calls
	 * @throws org.apache.kafka.common.KafkaException if Kafka's address does not resolve
	 */
	public Admin admin(String name, Duration timeout) {
		Map<String, Object> config = new HashMap<>(this.admin);
		config.put(AdminClientConfig.CLIENT_ID_CONFIG, name);
		config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(timeout));
		config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(timeout));
		config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, timeout.toMillis());
		return Admin.create(config);
	}

	/**
	 * Makes a consumer that is assigned partitions by hand and is a member of no group,
	 * for one thread, to be closed by the caller. It takes one record at a time: whatever
	 * it reads, that fits.
	 * @param name its client id
	 * @param group in whose name transactions commit offsets, null for none
	 * @param timeout for calls that wait for a broker
	 * @param isolation whether it sees what is not committed
	 * @param partitionFetchSize bytes of a partition that it fetches at once
	 */
	public KafkaConsumer<byte[], byte[]> consumer(String name, @Nullable String group, Duration timeout,
			IsolationLevel isolation, int partitionFetchSize) {
		Map<String, Object> config = new HashMap<>(this.consumer);
		config.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
		config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
		if (group != null) {
			config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
		}
		config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(timeout));
		config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(timeout));
		config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, timeout.toMillis());
		config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
		config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
		config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, partitionFetchSize);
		config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT);
		config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Math.max(partitionFetchSize, FETCH_SIZE));
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	/**
	 * Makes a producer of transactions, to be closed by the caller.
	 * @param name its client id
	 * @param transactionalId of which there is one at a time
	 * @param timeout for each of its calls, and for delivery
	 */
	public KafkaProducer<byte[], byte[]> producer(String name, String transactionalId, Duration timeout) {
		Map<String, Object> config = new HashMap<>(this.producer);
		config.put(ProducerConfig.CLIENT_ID_CONFIG, name);
		config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
		config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
		config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_SIZE);
		config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MAX_RECORD_SIZE);
		config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
		config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis() / 2));
		config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(timeout));
		return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
	}

	private static int millis(Duration timeout) {
		return Math.toIntExact(timeout.toMillis());
	}

}
