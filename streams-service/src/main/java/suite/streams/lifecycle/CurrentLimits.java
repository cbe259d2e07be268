package suite.streams.lifecycle;

import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

import suite.message.Topics;
import suite.streams.deadletter.DeadLetters;
import suite.streams.limits.Limit;
import suite.streams.limits.RecordLimits;
import suite.streams.topology.WordTopology;

/**
 * The limits of records as they are now: the smallest of what the producer's settings,
 * the brokers' sockets and the topic itself allow. Thread-safe.
 */
class CurrentLimits implements Supplier<RecordLimits> {

	private static final Log logger = LogFactory.getLog(CurrentLimits.class);

	// Kafka's default of socket.request.max.bytes, less what a request takes beside its
	// records.
	private static final Limit REQUEST = new Limit(104_857_600 - 65_536, "socket.request.max.bytes of the brokers");

	private final long maxRecordSize;

	private volatile Limit producer = REQUEST;

	private volatile Limit newChangelog = defaultOf("the changelog");

	private volatile String changelog = "";

	private volatile @Nullable RecordLimits current;

	CurrentLimits(StreamsSettings settings) {
		this.maxRecordSize = settings.maxRecordSize().toBytes();
	}

	/**
	 * Takes over what Kafka Streams is configured with.
	 */
	void configure(Properties configuration) {
		Map<String, Object> ofProducer = new StreamsConfig(configuration).getProducerConfigs("limits");
		this.producer = REQUEST.orLess(limit(ofProducer, ProducerConfig.MAX_REQUEST_SIZE_CONFIG))
			.orLess(limit(ofProducer, ProducerConfig.BUFFER_MEMORY_CONFIG));
		this.changelog = changelog(configuration);
		Object declared = configuration.get(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
		if (declared != null) {
			this.newChangelog = ofTopic(this.changelog, Long.parseLong(declared.toString()));
		}
	}

	/**
	 * The name of the changelog of the counts.
	 */
	static String changelog(Properties configuration) {
		return "%s-%s-changelog".formatted(configuration.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
				WordTopology.COUNTS);
	}

	private static Limit limit(Map<String, Object> config, String name) {
		Object value = config.getOrDefault(name, ProducerConfig.configDef().defaultValues().get(name));
		Object bytes = ConfigDef.parseType(name, value, ConfigDef.Type.LONG);
		return new Limit((Long) bytes, name + " of the producer");
	}

	/**
	 * Takes over what the topics take.
	 */
	void update(KafkaFacts facts) {
		RecordLimits limits = new RecordLimits(this.maxRecordSize,
				this.producer.orLess(ofTopic(facts, Topics.OUTPUT, defaultOf(Topics.OUTPUT))),
				this.producer.orLess(ofTopic(facts, this.changelog, this.newChangelog)),
				this.producer.orLess(ofTopic(facts, DeadLetters.TOPIC, defaultOf(DeadLetters.TOPIC))));
		if (!limits.equals(this.current)) {
			logger.info("The largest records are: for %s %s, for the state %s, for %s %s".formatted(Topics.OUTPUT,
					limits.output(), limits.state(), DeadLetters.TOPIC, limits.deadLetter()));
		}
		this.current = limits;
	}

	private static Limit ofTopic(KafkaFacts facts, String topic, Limit ifMissing) {
		Long bytes = facts.maxMessageBytes().get(topic);
		return (bytes != null) ? ofTopic(topic, bytes) : ifMissing;
	}

	private static Limit ofTopic(String topic, long bytes) {
		return new Limit(bytes, TopicConfig.MAX_MESSAGE_BYTES_CONFIG + " of " + topic);
	}

	private static Limit defaultOf(String topic) {
		return ofTopic(topic, KafkaFactsReader.DEFAULT_MAX_MESSAGE_BYTES);
	}

	/**
	 * The limits.
	 * @throws IllegalStateException before the first {@link #update}
	 */
	@Override
	public RecordLimits get() {
		RecordLimits limits = this.current;
		if (limits == null) {
			throw new IllegalStateException("the limits of the topics are not known yet");
		}
		return limits;
	}

}
