package suite.streams.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.message.Topics;
import suite.streams.deadletter.DeadLetters;
import suite.streams.deadletter.MalformedRecordHandler;
import suite.streams.deadletter.OversizeRecordHandler;

import static org.assertj.core.api.Assertions.assertThat;

class WordTopologyTest {

	private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

	private static final int MAX_RECORD_SIZE = 2000;

	@TempDir
	Path stateDirectory;

	private TopologyTestDriver driver;

	private TestInputTopic<byte[], byte[]> input;

	private TestOutputTopic<String, String> output;

	private TestOutputTopic<byte[], byte[]> deadLetters;

	@BeforeEach
	void start() {
		StreamsBuilder builder = new StreamsBuilder();
		WordTopology.addTo(builder, new WindowSettings(Duration.ofMinutes(5), null), MAX_RECORD_SIZE);
		Properties config = new Properties();
		config.put(StreamsConfig.STATE_DIR_CONFIG, this.stateDirectory.toString());
		config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, MalformedRecordHandler.class);
		config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, OversizeRecordHandler.class);
		config.put(DeadLetters.CONFIG, new DeadLetters(new SimpleMeterRegistry(), 2 * MAX_RECORD_SIZE + 4096));
		this.driver = new TopologyTestDriver(builder.build(), config);
		this.input = this.driver.createInputTopic(Topics.INPUT, new ByteArraySerializer(), new ByteArraySerializer());
		this.output = this.driver.createOutputTopic(Topics.OUTPUT, new StringDeserializer(), new StringDeserializer());
		this.deadLetters = this.driver.createOutputTopic(DeadLetters.TOPIC, new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
	}

	@AfterEach
	void stop() {
		this.driver.close();
	}

	@Test
	void writesInUpperCaseWhatIsLongerThanFiveCharacters() {
		send("user_1", "hello");
		send("user_1", "hello!");
		send("user_2", "hello streams");
		assertThat(this.output.readKeyValuesToList()).containsExactly(KeyValue.pair("user_1", "HELLO!"),
				KeyValue.pair("user_2", "HELLO STREAMS"));
	}

	@Test
	void measuresTheValueInUpperCase() {
		send("user_1", "straße");
		send("user_1", "großn");
		send("user_1", "groß");
		assertThat(this.output.readValuesToList()).containsExactly("STRASSE", "GROSSN");
	}

	@Test
	void writesOtherAlphabetsInUpperCase() {
		send("ключ", "привет, мир");
		send("k", "ΐωάννης");
		send("k", "你好,世界你好");
		send("k", "ab😀😀");
		assertThat(this.output.readKeyValuesToList()).containsExactly(KeyValue.pair("ключ", "ПРИВЕТ, МИР"),
				KeyValue.pair("k", "ΐωάννης".toUpperCase(Locale.ROOT)), KeyValue.pair("k", "你好,世界你好"),
				KeyValue.pair("k", "AB😀😀"));
	}

	@Test
	void writesTheSameInEveryLocale() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			send("user_1", "title case");
			assertThat(this.output.readValue()).isEqualTo("TITLE CASE");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void countsTheInputBeforeItIsFiltered() {
		send("user_1", "short");
		send("user_1", "a longer one");
		send("user_1", "");
		send("user_2", "x");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 3L, "user_2@12:00", 1L));
	}

	@Test
	void countsARecordWithoutAValueAndWritesNone() {
		send("user_1", null);
		send("user_1", "hello streams");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 2L));
		assertThat(this.output.readValuesToList()).containsExactly("HELLO STREAMS");
	}

	@Test
	void writesARecordWithoutAKeyAndCountsNone() {
		send(null, "hello streams");
		assertThat(this.output.readKeyValuesToList()).containsExactly(KeyValue.pair(null, "HELLO STREAMS"));
		assertThat(counts()).isEmpty();
	}

	@Test
	void countsAnEmptyKeyAsAKey() {
		send("", "hello streams");
		assertThat(counts()).isEqualTo(Map.of("@12:00", 1L));
	}

	@Test
	void startsTheNextWindowAtExactlyFiveMinutes() {
		send("user_1", "a", NOON.plus(Duration.ofMinutes(5)).minusMillis(1));
		send("user_1", "b", NOON.plus(Duration.ofMinutes(5)));
		send("user_1", "c", NOON.plus(Duration.ofMinutes(10)).minusMillis(1));
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 1L, "user_1@12:05", 2L));
	}

	@Test
	void countsARecordThatComesOutOfOrderInItsWindow() {
		send("user_1", "a", NOON);
		send("user_1", "b", NOON.plus(Duration.ofMinutes(7)));
		send("user_1", "c", NOON.plus(Duration.ofMinutes(1)));
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 2L, "user_1@12:05", 1L));
	}

	@Test
	void countsALateRecordFor24HoursFromTheStartOfItsWindow() {
		send("user_1", "a", NOON);
		send("user_2", "stream time", NOON.plus(Duration.ofHours(24)).minusMillis(1));
		send("user_1", "late", NOON.plusMillis(1));
		assertThat(counts()).containsEntry("user_1@12:00", 2L);
	}

	@Test
	void doesNotCountARecordThatComesLaterThanThatButWritesIt() {
		send("user_2", "stream time", NOON.plus(Duration.ofHours(24)));
		send("user_1", "too late", NOON.plusMillis(1));
		assertThat(counts()).containsOnlyKeys("user_2@12:00");
		assertThat(this.output.readValuesToList()).containsExactly("STREAM TIME", "TOO LATE");
	}

	@Test
	void passesHeadersAndTimestampsThrough() {
		RecordHeaders headers = new RecordHeaders();
		headers.add(Topics.RUN_ID_HEADER, bytes("run 1"));
		this.input.pipeInput(new TestRecord<>(bytes("user_1"), bytes("hello streams"), headers, NOON));
		TestRecord<String, String> written = this.output.readRecord();
		assertThat(written.headers()).isEqualTo(headers);
		assertThat(written.getRecordTime()).isEqualTo(NOON);
	}

	@Test
	void sendsAMalformedValueToTheDeadLettersAndGoesOn() {
		byte[] malformed = { 'o', 'k', (byte) 0xC3, '(' };
		RecordHeaders headers = new RecordHeaders();
		headers.add(Topics.RUN_ID_HEADER, bytes("run 1"));
		this.input.pipeInput(new TestRecord<>(bytes("user_1"), malformed, headers, NOON));
		send("user_1", "hello streams");
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.key()).isEqualTo(bytes("user_1"));
		assertThat(deadLetter.value()).isEqualTo(malformed);
		assertThat(deadLetter.getRecordTime()).isEqualTo(NOON);
		assertThat(headers(deadLetter)).containsEntry(Topics.RUN_ID_HEADER, "run 1")
			.containsEntry("__streams.errors.exception", MalformedTextException.class.getName())
			.containsEntry("__streams.errors.message", "The record's value is not UTF-8: byte 3 of 4 is malformed")
			.containsEntry("__streams.errors.topic", Topics.INPUT)
			.containsEntry("__streams.errors.partition", "0")
			.containsEntry("__streams.errors.offset", "0");
		assertThat(this.output.readValuesToList()).containsExactly("HELLO STREAMS");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 1L));
	}

	@Test
	void sendsAMalformedKeyToTheDeadLetters() {
		this.input.pipeInput(new byte[] { (byte) 0xFF }, bytes("hello streams"), NOON);
		assertThat(headers(this.deadLetters.readRecord())).containsEntry("__streams.errors.message",
				"The record's key is not UTF-8: byte 1 of 1 is malformed");
		assertThat(this.output.isEmpty()).isTrue();
	}

	@Test
	void acceptsAReplacementCharacterThatWasSent() {
		send("user_1", "hello \uFFFD");
		assertThat(this.output.readValue()).isEqualTo("HELLO \uFFFD");
		assertThat(this.deadLetters.isEmpty()).isTrue();
	}

	@Test
	void sendsWhatGrowsTooLargeToTheDeadLettersAndCountsIt() {
		String growing = "ΐ".repeat(MAX_RECORD_SIZE / 4);
		send("user_1", growing);
		send("user_1", "hello streams");
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.value()).isEqualTo(bytes(growing));
		assertThat(headers(deadLetter).get("__streams.errors.message"))
			.isEqualTo("In upper case the record has 3006 bytes, suite.streams.max-record-size allows 2000");
		assertThat(this.output.readValuesToList()).containsExactly("HELLO STREAMS");
		assertThat(counts()).isEqualTo(Map.of("user_1@12:00", 2L));
	}

	@Test
	void leavesOutOfADeadLetterWhatDoesNotFit() {
		byte[] huge = new byte[3 * MAX_RECORD_SIZE];
		huge[0] = (byte) 0xFF;
		this.input.pipeInput(bytes("user_1"), huge, NOON);
		TestRecord<byte[], byte[]> deadLetter = this.deadLetters.readRecord();
		assertThat(deadLetter.value()).isNull();
		assertThat(headers(deadLetter)).containsEntry("__streams.errors.offset", "0")
			.hasEntrySatisfying("__streams.errors.message", (message) -> assertThat(message).contains("left out"));
	}

	@Test
	void writesWhatIsJustSmallEnough() {
		send("user_1", "x".repeat(MAX_RECORD_SIZE - 6));
		send("user_1", "x".repeat(MAX_RECORD_SIZE - 5));
		assertThat(this.output.readValuesToList()).hasSize(1);
		assertThat(this.deadLetters.readValuesToList()).hasSize(1);
	}

	private void send(String key, String value) {
		send(key, value, NOON);
	}

	private void send(String key, String value, Instant time) {
		this.input.pipeInput(bytes(key), bytes(value), time);
	}

	private static byte[] bytes(String text) {
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

	private static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
		Map<String, String> headers = new HashMap<>();
		List.of(letter.headers().toArray())
			.forEach((header) -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
		return headers;
	}

	private Map<String, Long> counts() {
		Map<String, Long> counts = new HashMap<>();
		try (KeyValueIterator<Windowed<byte[]>, Long> all = this.driver
			.<byte[], Long>getWindowStore(WordTopology.COUNTS)
			.fetchAll(Instant.EPOCH, NOON.plus(Duration.ofDays(2)))) {
			all.forEachRemaining((count) -> counts.put(new String(count.key.key(), StandardCharsets.UTF_8) + "@"
					+ count.key.window().startTime().toString().substring(11, 16), count.value));
		}
		return counts;
	}

}
