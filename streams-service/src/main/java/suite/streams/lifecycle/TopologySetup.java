package suite.streams.lifecycle;

import java.util.Objects;
import java.util.Properties;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.stereotype.Component;

import suite.kafka.topics.TopicSettings;
import suite.streams.deadletter.DeadLetters;
import suite.streams.deadletter.MalformedRecordHandler;
import suite.streams.deadletter.OversizeRecordHandler;
import suite.streams.input.StreamsClients;
import suite.streams.input.UncountedRecords;
import suite.streams.topology.WindowedAggregate;

/**
 * Puts the topology under Spring's management, with the settings that it needs beyond
 * {@code spring.kafka.streams.*}.
 */
@Component
class TopologySetup implements StreamsBuilderFactoryBeanConfigurer {

	// Less than the 25 s that a shutdown phase may take.
	private static final int CLOSE_TIMEOUT_SECONDS = 20;

	private static final String STATIC_MEMBER = StreamsConfig
		.mainConsumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG);

	private final WindowedAggregate<?> topology;

	private final WindowSettings window;

	private final StreamsSettings settings;

	private final TopicSettings topics;

	private final CurrentLimits limits;

	private final DeadLetters deadLetters;

	private final UncountedRecords uncounted;

	private final StreamsClients clients;

	private final RestoreProgress restore;

	private final StreamsState state;

	private final ThreadFailures failures;

	TopologySetup(WindowedAggregate<?> topology, WindowSettings window, StreamsSettings settings, TopicSettings topics,
			CurrentLimits limits, DeadLetters deadLetters, UncountedRecords uncounted, StreamsClients clients,
			RestoreProgress restore, StreamsState state, ThreadFailures failures) {
		this.topology = topology;
		this.window = window;
		this.settings = settings;
		this.topics = topics;
		this.limits = limits;
		this.deadLetters = deadLetters;
		this.uncounted = uncounted;
		this.clients = clients;
		this.restore = restore;
		this.state = state;
		this.failures = failures;
	}

	@Override
	public void configure(StreamsBuilderFactoryBean factory) {
		Properties configuration = Objects.requireNonNull(factory.getStreamsConfiguration(),
				"Spring Boot makes the factory with its settings");
		complete(configuration);
		this.limits.configure(configuration);
		factory.setInfrastructureCustomizer(new KafkaStreamsInfrastructureCustomizer() {

			@Override
			public void configureBuilder(StreamsBuilder builder) {
				TopologySetup.this.topology.addTo(builder, TopologySetup.this.window.windows(),
						TopologySetup.this.limits, TopologySetup.this.uncounted);
			}

		});
		factory.setStreamsConfiguration(configuration);
		factory.setClientSupplier(this.clients);
		factory.setStateListener(this.state);
		factory.setStateRestoreListener(this.restore);
		factory.setStreamsUncaughtExceptionHandler(this.failures);
		// Its partitions then move to another instance at once, not when its session has
		// timed out. A static member stays: it is to find them when it is back.
		factory.setLeaveGroupOnClose(!configuration.containsKey(STATIC_MEMBER));
		factory.setCloseTimeout(CLOSE_TIMEOUT_SECONDS);
	}

	// What can't be produced is retried or stops the topology (Kafka Streams' default
	// production handler): dropping a record there would lose it. With
	// errors.dead.letter.queue.topic.name that handler would also send a dead letter each
	// time it stops, so the name stays unset; the handlers here know it.
	private void complete(Properties configuration) {
		String maxDeadLetterSize = Long.toString(this.settings.maxDeadLetterSize());
		configuration.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, MalformedRecordHandler.class);
		configuration.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, OversizeRecordHandler.class);
		configuration.put(DeadLetters.CONFIG, this.deadLetters);
		configuration.put(BoundedRocksDb.MEMORY_CONFIG, this.settings.rocksdbMemory());
		configuration.putIfAbsent(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
		configuration.putIfAbsent(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) this.topics.replicationFactor());
		configuration.putIfAbsent(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
				Integer.toString(this.topics.minInsyncReplicas()));
		// Room for keys that are larger than a record for output-topic may be.
		configuration.putIfAbsent(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), maxDeadLetterSize);
		configuration.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
				maxDeadLetterSize);
	}

}
