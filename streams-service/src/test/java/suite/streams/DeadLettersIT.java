package suite.streams;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.localkafka.KafkaCluster;
import suite.message.Topics;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dead letters of {@code input-topic} as this service shows and replays them.
 */
class DeadLettersIT {

	private static final byte[] MALFORMED = { 'A', (byte) 0xff };

	@TempDir
	static Path directory;

	static KafkaCluster kafka;

	static StreamsInstanceUnderTest instance;

	@BeforeAll
	static void start() {
		kafka = TestKafka.ownBroker().start();
		instance = StreamsInstanceUnderTest
			.start(kafka.bootstrapServers(), "words", directory.resolve("words"), "--suite.topics.partitions=2",
					"--suite.dead-letters.max-age=0s")
			.awaitReady();
	}

	@AfterAll
	static void stop() {
		instance.close();
		kafka.close();
	}

	@Test
	void areShownWithWhereFromAndWhy() throws Exception {
		RecordMetadata sent = send(Records.input("shown", MALFORMED));
		Map<String, Object> letter = awaitDeadLetters("shown", 1).get(0);
		assertThat(letter).containsEntry("topic", "input-topic-dlt")
			.containsEntry("originalTopic", "input-topic")
			.containsEntry("originalPartition", sent.partition())
			.containsEntry("originalOffset", (int) sent.offset())
			.containsEntry("reason", "The record's value is not UTF-8: byte 2 of 2 is malformed")
			.containsEntry("value", "Qf8=")
			.containsEntry("valueEncoding", "base64")
			.containsEntry("keyEncoding", "utf-8")
			.containsEntry("attempts", 0)
			.containsEntry("replayed", false);
		assertThat(instance.get("/dead-letters?topic=input-topic").statusCode()).isEqualTo(200);
		assertThat(instance.get("/dead-letters?topic=test-topic").body())
			.contains("topic must be one of [input-topic-dlt], not test-topic");
	}

	@Test
	void comeBackWhereTheyAreStillMalformedUntilTheyAreGivenUp() throws Exception {
		send(Records.input("hopeless", MALFORMED));
		for (int attempts = 0; attempts < 3; attempts++) {
			List<Map<String, Object>> letters = awaitDeadLetters("hopeless", attempts + 1);
			assertThat(letters.get(0)).containsEntry("attempts", attempts).containsEntry("replayed", false);
			assertThat(replay(letters.get(0))).contains("\"replayed\":1");
			assertThat(replay(letters.get(0))).contains("replayed or given up before");
		}
		List<Map<String, Object>> letters = awaitDeadLetters("hopeless", 4);
		assertThat(letters).extracting((letter) -> letter.get("replayed")).containsExactly(false, true, true, true);
		assertThat(replay(letters.get(0))).contains("replayed 3 times, which is as often as it may be");
		assertThat(withKey(Topics.INPUT, "hopeless")).hasSize(4);
	}

	@Test
	void areProcessedOnceWhatRefusedThemHasChanged() throws Exception {
		byte[] large = random(6_000);
		setLimit(Topics.OUTPUT, 2_000);
		Map<String, Object> letter = until(() -> {
			send(Records.input("refused", large));
			return deadLetters("refused");
		}, (letters) -> !letters.isEmpty()).get(0);
		assertThat(letter.get("reason").toString()).contains("max.message.bytes of output-topic");
		assertThat(letter).containsEntry("value", new String(large, StandardCharsets.UTF_8));
		setLimit(Topics.OUTPUT, 1_000_000);
		// From then on the service knows.
		until(() -> {
			send(Records.input("probe", large));
			return withKey(Topics.OUTPUT, "probe");
		}, (probes) -> !probes.isEmpty());
		int before = withKey(Topics.OUTPUT, "refused").size();
		assertThat(replay(letter)).contains("\"replayed\":1");
		StreamsInstanceUnderTest.await(() -> assertThat(withKey(Topics.OUTPUT, "refused")).hasSize(before + 1));
		ConsumerRecord<byte[], byte[]> output = withKey(Topics.OUTPUT, "refused").get(before);
		assertThat(Records.text(output.value())).isEqualTo(Records.text(large).toUpperCase());
		assertThat(Records.headers(output)).containsEntry("replay-attempts", "1")
			.allSatisfy((name, value) -> assertThat(name).doesNotStartWith("kafka_dlt-"));
	}

	@Test
	void areNeverReplayedWithoutTheirContent() throws Exception {
		byte[] large = random(3_000);
		large[0] = (byte) 0xff;
		setLimit("input-topic-dlt", 1_000);
		try {
			send(Records.input("shortened", large));
			Map<String, Object> letter = awaitDeadLetters("shortened", 1).get(0);
			assertThat(letter).containsEntry("value", null).containsEntry("originalTopic", "input-topic");
			assertThat(letter.get("reason").toString()).contains("byte 1 of 3000 is malformed; left out here",
					"max.message.bytes of input-topic-dlt): value; see the record itself");
			assertThat(replay(letter)).contains("its content was too large for a dead letter and is not here");
			assertThat(withKey(Topics.INPUT, "shortened")).hasSize(1);
		}
		finally {
			setLimit("input-topic-dlt", 2_000_000);
		}
	}

	@Test
	void areReplayedTheOldestFirstAndRememberedForAGroupOfTheirOwn() throws Exception {
		send(Records.input("oldest", MALFORMED));
		awaitDeadLetters("oldest", 1);
		assertThat(instance.post("/dead-letters/replay", "{\"limit\":1000}").statusCode()).isEqualTo(200);
		assertThat(awaitDeadLetters("oldest", 2)).extracting((letter) -> letter.get("replayed"))
			.containsExactly(false, true);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
			assertThat(admin.listConsumerGroupOffsets("words-replay").partitionsToOffsetAndMetadata().get().keySet())
				.extracting(TopicPartition::topic)
				.contains("input-topic-dlt");
		}
	}

	private static byte[] random(int length) {
		Random random = new Random(1);
		byte[] text = new byte[length];
		for (int i = 0; i < length; i++) {
			text[i] = (byte) ('a' + random.nextInt(26));
		}
		return text;
	}

	private static RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
		return TestKafka.send(kafka.bootstrapServers(), List.of(record)).get(0);
	}

	private static List<ConsumerRecord<byte[], byte[]>> withKey(String topic, String key) {
		return Records.withKeys(key, TestKafka.records(kafka.bootstrapServers(), topic));
	}

	private static List<Map<String, Object>> deadLetters(String key) throws Exception {
		return instance.json("/dead-letters?limit=1000", "$[?(@.key == '%s')]".formatted(key));
	}

	private static List<Map<String, Object>> awaitDeadLetters(String key, int count) {
		return until(() -> deadLetters(key), (letters) -> letters.size() == count);
	}

	// A limit that is lowered ends a thread of the topology, which is replaced.
	private static <T> T until(Callable<T> look, Predicate<T> enough) {
		return Awaitility.await()
			.dontCatchUncaughtExceptions()
			.atMost(StreamsInstanceUnderTest.TIMEOUT)
			.pollInterval(Duration.ofMillis(200))
			.until(look, enough);
	}

	private static String replay(Map<String, Object> letter) throws Exception {
		return instance
			.post("/dead-letters/replay",
					"{\"topic\":\"input-topic-dlt\",\"partition\":%s,\"offset\":%s}".formatted(letter.get("partition"),
							letter.get("offset")))
			.body();
	}

	private static void setLimit(String topic, int bytes) {
		TestKafka.setMaxMessageBytes(kafka.bootstrapServers(), topic, bytes);
	}

}
