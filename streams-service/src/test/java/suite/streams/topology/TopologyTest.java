package suite.streams.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import suite.log.LoggedContents;
import suite.message.Topics;
import suite.streams.deadletter.DeadLetters;
import suite.streams.deadletter.MalformedRecordHandler;
import suite.streams.deadletter.OversizeRecordHandler;
import suite.streams.limits.Limit;
import suite.streams.limits.RecordLimits;

/**
 * Runs the topology in Kafka Streams' driver, with windows of five minutes and records of
 * 2000 bytes at most.
 */
abstract class TopologyTest {

	static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

	static final int MAX_RECORD_SIZE = 2000;

	@TempDir
	Path stateDirectory;

	RecordLimits limits = limits(Integer.MAX_VALUE, Integer.MAX_VALUE, 3 * MAX_RECORD_SIZE);

	final List<String> uncounted = new ArrayList<>();

	private final WordTopology topology = new WordTopology();

	private TopologyTestDriver driver;

	TestInputTopic<byte[], byte[]> input;

	TestOutputTopic<String, String> output;

	TestOutputTopic<byte[], byte[]> deadLetters;

	@BeforeEach
	void start() {
		StreamsBuilder builder = new StreamsBuilder();
		this.topology.addTo(builder,
				TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), Duration.ofMinutes(23 * 60 + 55)), () -> this.limits,
				(reason, partition, offset) -> this.uncounted.add(reason + " " + offset));
		Properties config = new Properties();
		config.put(StreamsConfig.STATE_DIR_CONFIG, this.stateDirectory.toString());
		config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, MalformedRecordHandler.class);
		config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, OversizeRecordHandler.class);
		config.put(DeadLetters.CONFIG,
				new DeadLetters(new SimpleMeterRegistry(), () -> this.limits, new LoggedContents(true)));
		this.driver = new TopologyTestDriver(builder.build(), config);
		this.input = this.driver.createInputTopic(Topics.INPUT, new ByteArraySerializer(), new ByteArraySerializer());
		this.output = this.driver.createOutputTopic(Topics.OUTPUT, new StringDeserializer(), new StringDeserializer());
		this.deadLetters = this.driver.createOutputTopic(Topics.INPUT + Topics.DEAD_LETTER_SUFFIX,
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	@AfterEach
	void stop() {
		this.driver.close();
	}

	void send(String key, String value) {
		send(key, value, NOON);
	}

	void send(String key, String value, Instant time) {
		this.input.pipeInput(bytes(key), bytes(value), time);
	}

	/**
	 * What is counted, by key and start of the window, such as {@code user_1@12:00}.
	 */
	Map<String, Long> counts() {
		Map<String, Long> counts = new HashMap<>();
		try (KeyValueIterator<Windowed<byte[]>, Long> all = this.driver
			.<byte[], Long>getWindowStore(this.topology.store())
			.fetchAll(Instant.EPOCH, NOON.plus(Duration.ofDays(2)))) {
			all.forEachRemaining((count) -> counts.put(new String(count.key.key(), StandardCharsets.UTF_8) + "@"
					+ count.key.window().startTime().toString().substring(11, 16), count.value));
		}
		return counts;
	}

	static RecordLimits limits(long output, long state, long deadLetter) {
		return new RecordLimits(MAX_RECORD_SIZE, new Limit(output, "the output"), new Limit(state, "the state"),
				new Limit(deadLetter, "the dead letters"));
	}

	static byte[] bytes(String text) {
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

}
