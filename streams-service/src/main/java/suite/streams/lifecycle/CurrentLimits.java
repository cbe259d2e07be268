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

import org.springframework.stereotype.Component;

import suite.streams.limits.Limit;
import suite.streams.limits.RecordLimits;

/**
 * The limits of records as they are now: the smallest of what the producer's settings,
 * the brokers' sockets and the topic itself allow. Thread-safe.
 */
@Component
class CurrentLimits implements Supplier<RecordLimits> {

	private static final Log logger = LogFactory.getLog(CurrentLimits.class);

	// Kafka's default of socket.request.max.bytes, less what a request takes beside its
	// records.
	private static final Limit REQUEST = new Limit(104_857_600 - 65_536, "socket.request.max.bytes of the brokers");

	private final TopologyTopics topics;

	private final long maxRecordSize;

	private volatile Limit producer = REQUEST;

	private volatile Limit newChangelog = defaultOf("the changelog");

	private volatile @Nullable RecordLimits current;

	CurrentLimits(TopologyTopics topics, StreamsSettings settings) {
		this.topics = topics;
		this.maxRecordSize = settings.maxRecordSize().toBytes();
	}

	/**
	 * Takes over what Kafka Streams is configured with.
	 */
	void configure(Properties configuration) {
		Map<String, Object> ofProducer = new StreamsConfig(configuration).getProducerConfigs("limits");
		this.producer = REQUEST.orLess(limit(ofProducer, ProducerConfig.MAX_REQUEST_SIZE_CONFIG))
			.orLess(limit(ofProducer, ProducerConfig.BUFFER_MEMORY_CONFIG));
		Object declared = configuration.get(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
		if (declared != null) {
			this.newChangelog = ofTopic(this.topics.changelog(), Long.parseLong(declared.toString()));
		}
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
		Limit output = this.producer;
		for (String topic : this.topics.outputs()) {
			output = output.orLess(ofTopic(facts, topic, defaultOf(topic)));
		}
		String deadLetters = this.topics.deadLetters();
		RecordLimits limits = new RecordLimits(this.maxRecordSize, output,
				this.producer.orLess(ofTopic(facts, this.topics.changelog(), this.newChangelog)),
				this.producer.orLess(ofTopic(facts, deadLetters, defaultOf(deadLetters))));
		if (!limits.equals(this.current)) {
			logger.info("The largest records are: for the output %s, for the state %s, for dead letters %s"
				.formatted(limits.output(), limits.state(), limits.deadLetter()));
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
