package suite.streams.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.kafka.core.KafkaAdmin;

import suite.kafka.availability.KafkaAvailability;
import suite.kafka.poll.BoundedPolls;
import suite.kafka.poll.PollConfiguration;
import suite.kafka.poll.PollGuard;
import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;
import suite.message.Topics;
import suite.streams.deadletter.DeadLetters;
import suite.streams.deadletter.MalformedRecordHandler;
import suite.streams.deadletter.OversizeRecordHandler;
import suite.streams.input.InputLosses;
import suite.streams.input.StreamsClients;
import suite.streams.input.UncountedRecords;
import suite.streams.topology.WindowSettings;
import suite.streams.topology.WordTopology;

/**
 * Puts the topology under Spring's management.
 */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
@Import(PollConfiguration.class)
class StreamsConfiguration {

	// Less than the 25 s that a shutdown phase may take.
	private static final int CLOSE_TIMEOUT_SECONDS = 20;

	private static final Duration REPLACEMENT_PAUSE = Duration.ofSeconds(1);

	// Somebody has to do something; until then it fails again, and Kafka Streams logs it.
	private static final Duration MISFIT_PAUSE = Duration.ofSeconds(10);

	private static final String STATIC_MEMBER = StreamsConfig
		.mainConsumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG);

	// A dead letter is its record and the reason.
	private static final int DEAD_LETTER_SIZE_FACTOR = 2;

	@Bean
	DeclaredTopics processedTopics(TopicSettings topics) {
		return new DeclaredTopics(topics, Topics.INPUT, Topics.OUTPUT);
	}

	@Bean
	DeclaredTopics deadLetterTopic(TopicSettings topics, StreamsSettings settings) {
		return new DeclaredTopics(topics,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(maxDeadLetterSize(settings))),
				DeadLetters.TOPIC);
	}

	@Bean
	CurrentLimits currentLimits(StreamsSettings settings) {
		return new CurrentLimits(settings);
	}

	@Bean
	StateFit stateFit(KafkaStreamsConfiguration streams) {
		return new StateFit(CurrentLimits.changelog(streams.asProperties()));
	}

	@Bean
	InputLosses inputLosses(MeterRegistry meters) {
		return new InputLosses(meters);
	}

	@Bean
	UncountedRecords uncountedRecords(MeterRegistry meters) {
		return new UncountedRecords(meters);
	}

	@Bean
	StreamsClients streamsClients(StreamsSettings settings, PollGuard guard, InputLosses losses) {
		return new StreamsClients(new BoundedPolls(settings.maxPollSize().toBytes()), guard, losses);
	}

	@Bean
	KafkaWatch kafkaWatch(KafkaAdmin admin, KafkaStreamsConfiguration streams, CurrentLimits limits, StateFit fit,
			InputLosses losses, UncountedRecords uncounted) {
		TopicId input = new TopicId(losses::madeAgain);
		Collection<String> topics = List.of(Topics.INPUT, Topics.OUTPUT, DeadLetters.TOPIC,
				CurrentLimits.changelog(streams.asProperties()));
		return new KafkaWatch(new KafkaFactsReader(admin, topics), (facts) -> {
			limits.update(facts);
			fit.update(facts);
			input.update(facts);
			uncounted.tell();
		});
	}

	@Bean
	DeadLetters deadLetters(MeterRegistry meters, CurrentLimits limits) {
		return new DeadLetters(meters, limits);
	}

	@Bean
	RestoreProgress restoreProgress(MeterRegistry meters) {
		return new RestoreProgress(meters);
	}

	@Bean
	StreamsState streamsState() {
		return new StreamsState(Clock.systemUTC());
	}

	@Bean
	StreamsInstance streamsInstance() {
		return new StreamsInstance();
	}

	@Bean
	ThreadFailures threadFailures(StreamsSettings settings, KafkaAvailability kafka, KafkaWatch watch, StateFit fit) {
		return new ThreadFailures(settings, () -> kafka.status().available() && fit.problem().isEmpty(), watch::tryLook,
				Clock.systemUTC(), () -> fit.problem().isEmpty() ? REPLACEMENT_PAUSE : MISFIT_PAUSE);
	}

	@Bean
	StreamsBuilderFactoryBeanConfigurer topologyConfigurer(WindowSettings window, StreamsSettings settings,
			TopicSettings topics, CurrentLimits limits, DeadLetters deadLetters, UncountedRecords uncounted,
			StreamsClients clients, RestoreProgress restore, StreamsState state, ThreadFailures failures) {
		return (factory) -> {
			factory.setInfrastructureCustomizer(new KafkaStreamsInfrastructureCustomizer() {

				@Override
				public void configureBuilder(StreamsBuilder builder) {
					WordTopology.addTo(builder, window, limits, uncounted);
				}

			});
			factory.setStreamsConfiguration(complete(factory.getStreamsConfiguration(), settings, topics, deadLetters));
			limits.configure(factory.getStreamsConfiguration());
			factory.setClientSupplier(clients);
			factory.setStateListener(state);
			factory.setStateRestoreListener(restore);
			factory.setStreamsUncaughtExceptionHandler(failures);
			// Its partitions then move to another instance at once, not when its session
			// has timed out. A static member stays: it is to find them when it is back.
			factory.setLeaveGroupOnClose(!factory.getStreamsConfiguration().containsKey(STATIC_MEMBER));
			factory.setCloseTimeout(CLOSE_TIMEOUT_SECONDS);
		};
	}

	// What can't be produced is retried or stops the topology (Kafka Streams' default
	// production handler): dropping a record there would lose it. With
	// errors.dead.letter.queue.topic.name that handler would also send a dead letter each
	// time it stops, so the name stays unset; the handlers here know it.
	private static Properties complete(Properties configuration, StreamsSettings settings, TopicSettings topics,
			DeadLetters deadLetters) {
		configuration.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, MalformedRecordHandler.class);
		configuration.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, OversizeRecordHandler.class);
		configuration.put(DeadLetters.CONFIG, deadLetters);
		configuration.put(BoundedRocksDb.MEMORY_CONFIG, settings.rocksdbMemory());
		configuration.putIfAbsent(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
		configuration.putIfAbsent(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replicationFactor());
		configuration.putIfAbsent(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
				Integer.toString(topics.minInsyncReplicas()));
		// Room for keys that are larger than a record for output-topic may be.
		configuration.putIfAbsent(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
				Long.toString(maxDeadLetterSize(settings)));
		configuration.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
				Long.toString(maxDeadLetterSize(settings)));
		return configuration;
	}

	private static long maxDeadLetterSize(StreamsSettings settings) {
		return DEAD_LETTER_SIZE_FACTOR * settings.maxRecordSize().toBytes();
	}

	@Bean
	StreamsStarter streamsStarter(StreamsBuilderFactoryBean factory, KafkaWatch watch, StateFit fit,
			StreamsSettings settings, Environment environment, StreamsState state, StreamsInstance instance) {
		return new StreamsStarter(factory, watch, fit, settings, environment, state, instance);
	}

	@Bean
	TopologyEndpoint topologyEndpoint(StreamsBuilderFactoryBean factory, StreamsState state, StreamsInstance instance) {
		return new TopologyEndpoint(factory, state, instance);
	}

	@Bean
	HealthIndicator streamsHealthIndicator(StreamsState state, RestoreProgress restore, ThreadFailures failures,
			StateFit fit, StreamsSettings settings) {
		return new StreamsHealth(state, restore, failures, fit, settings.rebalanceGrace());
	}

	@Bean
	HealthIndicator streamsAliveHealthIndicator(StreamsState state) {
		return () -> (state.get().dead() ? Health.down() : Health.up()).build();
	}

}
