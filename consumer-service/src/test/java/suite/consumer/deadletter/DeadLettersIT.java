package suite.consumer.deadletter;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.support.KafkaHeaders;

import suite.consumer.ConsumerIntegrationTest;
import suite.consumer.Records;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DeadLettersIT extends ConsumerIntegrationTest {

	private final String key = uniqueKey();

	@Test
	void showsWhereADeadLetterCameFromAndWhy() {
		RecordMetadata sent = TestKafka.send(List.of(record("test-topic", 1, this.key, "poison"))).get(0);
		JsonNode letter = awaitDeadLetters("test-topic", 1).get(0);
		assertThat(letter.get("topic").asString()).isEqualTo("test-topic-dlt");
		assertThat(letter.get("originalTopic").asString()).isEqualTo("test-topic");
		assertThat(letter.get("originalPartition").asInt()).isEqualTo(1);
		assertThat(letter.get("originalOffset").asLong()).isEqualTo(sent.offset());
		assertThat(letter.get("reason").asString()).contains("not valid JSON");
		assertThat(letter.get("value").asString()).isEqualTo("poison");
		assertThat(letter.get("valueEncoding").asString()).isEqualTo("utf-8");
		assertThat(letter.get("attempts").asInt()).isZero();
		assertThat(letter.get("replayed").asBoolean()).isFalse();
	}

	@Test
	void showsBytesThatAreNotTextAsBase64() {
		TestKafka.send(List
			.of(new ProducerRecord<>("output-topic", 0, Records.bytes(this.key), new byte[] { 'A', (byte) 0xff })));
		JsonNode letter = awaitDeadLetters("output-topic", 1).get(0);
		assertThat(letter.get("value").asString()).isEqualTo("Qf8=");
		assertThat(letter.get("valueEncoding").asString()).isEqualTo("base64");
		assertThat(letter.get("keyEncoding").asString()).isEqualTo("utf-8");
	}

	@Test
	void replaysWhatCanBeProcessedNowWithItsKeyAndHeaders() {
		this.processor.on(this.key, () -> {
			throw new IllegalStateException("the database is away");
		});
		ProducerRecord<byte[], byte[]> record = record("test-topic", 0, this.key, json(1));
		record.headers().add("run-id", Records.bytes("run 1"));
		TestKafka.send(List.of(record));
		JsonNode letter = awaitDeadLetters("test-topic", 1).get(0);
		assertThat(letter.get("reason").asString()).isEqualTo("the database is away");
		this.processor.on(this.key, () -> {
		});
		assertThat(replay(letter).get("replayed").asInt()).isEqualTo(1);
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly(1L));
		List<ConsumerRecord<byte[], byte[]>> stored = inTopic("test-topic");
		assertThat(stored).hasSize(2);
		ConsumerRecord<byte[], byte[]> replayed = stored.stream()
			.max(Comparator.comparingLong(ConsumerRecord::timestamp))
			.orElseThrow();
		assertThat(header(replayed, "run-id")).isEqualTo("run 1");
		assertThat(header(replayed, "replay-attempts")).isEqualTo("1");
		assertThat(replayed.headers()).noneMatch((header) -> header.key().startsWith("kafka_dlt-"));
	}

	@Test
	void sendsADeadLetterOnceHoweverOftenItIsAskedTo() {
		TestKafka.send(List.of(record("test-topic", 0, this.key, "poison")));
		JsonNode letter = awaitDeadLetters("test-topic", 1).get(0);
		assertThat(replay(letter).get("replayed").asInt()).isEqualTo(1);
		JsonNode again = replay(letter);
		assertThat(again.get("replayed").asInt()).isZero();
		assertThat(again.get("skipped").asInt()).isEqualTo(1);
		assertThat(again.get("details").get(0).get("reason").asString()).isEqualTo("replayed or given up before");
		List<JsonNode> letters = awaitDeadLetters("test-topic", 2);
		assertThat(letters).extracting((each) -> each.get("attempts").asInt()).containsExactly(1, 0);
		assertThat(letters).extracting((each) -> each.get("replayed").asBoolean()).containsExactly(false, true);
		assertThat(inTopic("test-topic")).hasSize(2);
	}

	@Test
	void givesUpAfterSoManyReplays() {
		TestKafka.send(List.of(record("test-topic", 1, this.key, "hopeless")));
		for (int attempts = 0; attempts < 3; attempts++) {
			JsonNode letter = awaitDeadLetters("test-topic", attempts + 1).get(0);
			assertThat(letter.get("attempts").asInt()).isEqualTo(attempts);
			assertThat(replay(letter).get("replayed").asInt()).isEqualTo(1);
		}
		JsonNode last = awaitDeadLetters("test-topic", 4).get(0);
		JsonNode result = replay(last);
		assertThat(result.get("replayed").asInt()).isZero();
		assertThat(result.get("details").get(0).get("reason").asString())
			.isEqualTo("replayed 3 times, which is as often as it may be");
		assertThat(inTopic("test-topic")).hasSize(4);
	}

	@Test
	void replaysTheOldestFirstAndContinuesWhereItEnded() {
		replayWhatOthersLeft();
		this.processor.on(this.key, () -> {
			throw new IllegalStateException("broken");
		});
		TestKafka.send(List.of(record("output-topic", 1, this.key, "ONE"), record("output-topic", 1, this.key, "TWO"),
				record("output-topic", 1, this.key, "THREE")));
		awaitDeadLetters("output-topic", 3);
		this.processor.on(this.key, () -> {
		});
		assertThat(replayOutput(2).get("replayed").asInt()).isEqualTo(2);
		await().untilAsserted(
				() -> assertThat(this.processor.processed(this.key)).containsExactlyInAnyOrder("ONE", "TWO"));
		assertThat(replayOutput(2).get("replayed").asInt()).isEqualTo(1);
		assertThat(replayOutput(2).get("replayed").asInt()).isZero();
		await().untilAsserted(
				() -> assertThat(this.processor.processed(this.key)).containsExactlyInAnyOrder("ONE", "TWO", "THREE"));
	}

	@Test
	void waitsRatherThanLosesWhenADeadLetterCannotBeWritten() throws Exception {
		long before = committed(GROUP, "output-topic", 0);
		configure("output-topic-dlt", "max.message.bytes", "1");
		List<RecordMetadata> sent;
		try {
			sent = TestKafka.send(List.of(record("output-topic", 0, this.key, "ONE"),
					new ProducerRecord<>("output-topic", 0, Records.bytes(this.key), new byte[] { (byte) 0xff }),
					record("output-topic", 0, this.key, "TWO")));
			await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly("ONE", "TWO"));
			assertThat(committed(GROUP, "output-topic", 0)).isIn(before, sent.get(0).offset(), sent.get(1).offset());
			assertThat(deadLetters("output-topic", this.key)).isEmpty();
		}
		finally {
			configure("output-topic-dlt", "max.message.bytes", "8388608");
		}
		await().until(() -> committed(GROUP, "output-topic", 0) == sent.get(2).offset() + 1);
		assertThat(deadLetters("output-topic", this.key)).hasSize(1);
		assertThat(this.processor.processed(this.key)).containsExactly("ONE", "TWO");
	}

	@Test
	void doesNotBelieveWhatSomebodyElseCommittedForTheReplayGroup(CapturedOutput output) throws Exception {
		commitForReplay("test-topic-dlt", 1, 0, "somebody's notes");
		TestKafka.send(List.of(record("test-topic", 1, this.key, "poison")));
		JsonNode letter = awaitDeadLetters("test-topic", 1).get(0);
		assertThat(letter.get("replayed").asBoolean()).isFalse();
		assertThat(output).contains("Somebody has committed for the group my-consumer-group-replay");
		commitForReplay("test-topic-dlt", 1, 1_000_000, "");
		assertThat(awaitDeadLetters("test-topic", 1).get(0).get("replayed").asBoolean()).isFalse();
		assertThat(replay(letter).get("replayed").asInt()).isEqualTo(1);
		assertThat(awaitDeadLetters("test-topic", 2).get(1).get("replayed").asBoolean()).isTrue();
	}

	@Test
	void showsWhatSomebodyElseWroteToItsTopics() {
		ProducerRecord<byte[], byte[]> strange = record("test-topic-dlt", 0, this.key, null);
		strange.headers()
			.add(KafkaHeaders.DLT_ORIGINAL_TOPIC, null)
			.add(KafkaHeaders.DLT_ORIGINAL_PARTITION, new byte[3])
			.add(KafkaHeaders.DLT_ORIGINAL_OFFSET, new byte[0])
			.add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, Records.bytes("x".repeat(500_000)))
			.add(KafkaHeaders.DLT_EXCEPTION_FQCN, new byte[] { (byte) 0xff })
			.add("replay-attempts", Records.bytes("99999999999999999999"));
		IntStream.range(0, 10_000).forEach((number) -> strange.headers().add("", null));
		TestKafka.send(List.of(strange, record("test-topic-dlt", 0, this.key, json(1)),
				new ProducerRecord<>("test-topic-dlt", 0, null, null)));
		List<JsonNode> letters = awaitDeadLetters("test-topic", 2);
		assertThat(letters.get(1).get("reason").asString()).hasSize(500_000);
		assertThat(letters.get(1).get("originalTopic").isNull()).isTrue();
		assertThat(letters.get(1).get("originalPartition").isNull()).isTrue();
		assertThat(letters.get(1).get("originalOffset").isNull()).isTrue();
		assertThat(letters.get(1).get("attempts").asInt()).isZero();
		assertThat(replay(letters.get(0)).get("replayed").asInt()).isEqualTo(1);
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly(1L));
	}

	@Test
	void isWithoutItsContentWhereThatIsTooLarge() throws Exception {
		byte[] large = new byte[10_000];
		new Random(1).nextBytes(large);
		configure("output-topic-dlt", "max.message.bytes", "2000");
		try {
			TestKafka.send(List.of(new ProducerRecord<>("output-topic", 1, Records.bytes(this.key), large),
					record("output-topic", 1, this.key, "AFTER")));
			await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly("AFTER"));
			JsonNode letter = awaitDeadLetters("output-topic", 1).get(0);
			assertThat(letter.get("value").isNull()).isTrue();
			assertThat(letter.get("originalTopic").asString()).isEqualTo("output-topic");
			assertThat(letter.get("reason").asString()).startsWith("the value is not valid UTF-8: byte ")
				.contains("(left out, because it is too large")
				.contains("a value of 10000 bytes");
			assertThat(replay(letter).get("details").get(0).get("reason").asString())
				.isEqualTo("its content was too large for a dead letter and is not here");
		}
		finally {
			configure("output-topic-dlt", "max.message.bytes", "8388608");
		}
	}

	@Test
	void isLeftWhereItsTopicDoesNotTakeItAndTheOthersAreReplayed() throws Exception {
		byte[] large = new byte[10_000];
		new Random(1).nextBytes(large);
		replayWhatOthersLeft();
		TestKafka.send(List.of(new ProducerRecord<>("output-topic-dlt", 0, Records.bytes(this.key), large),
				record("output-topic-dlt", 0, this.key, "SMALL")));
		awaitDeadLetters("output-topic", 2);
		configure("output-topic", "max.message.bytes", "5000");
		try {
			JsonNode result = replayOutput(1000);
			assertThat(result.get("replayed").asInt()).isEqualTo(1);
			assertThat(result.get("detail").asString()).isEqualTo(
					"output-topic-dlt-0 has 1 dead letters left, the first one because its topic does not take it");
			await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly("SMALL"));
			assertThat(awaitDeadLetters("output-topic", 2)).extracting((each) -> each.get("replayed").asBoolean())
				.containsExactly(true, false);
		}
		finally {
			configure("output-topic", "max.message.bytes", "1048588");
		}
		// Or it would be in the way of the other tests.
		assertThat(replayOutput(1).get("replayed").asInt()).isEqualTo(1);
	}

	private static void commitForReplay(String topic, int partition, long offset, String metadata) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin
				.alterConsumerGroupOffsets(GROUP + "-replay",
						Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset, metadata)))
				.all()
				.get(30, TimeUnit.SECONDS);
		}
	}

	private void replayWhatOthersLeft() {
		while (post("/dead-letters/replay", "{\"topic\":\"output-topic\",\"limit\":1000}").get("replayed")
			.asInt() > 0) {
			// What other tests left behind comes back until it is given up.
			awaitNothingUnread("output-topic");
		}
	}

	private JsonNode replayOutput(int limit) {
		return post("/dead-letters/replay", "{\"topic\":\"output-topic\",\"limit\":%d}".formatted(limit));
	}

	private JsonNode replay(JsonNode letter) {
		return post("/dead-letters/replay", "{\"topic\":\"%s\",\"partition\":%d,\"offset\":%d}"
			.formatted(letter.get("topic").asString(), letter.get("partition").asInt(), letter.get("offset").asLong()));
	}

	private List<JsonNode> awaitDeadLetters(String topic, int count) {
		return await().until(() -> list(get("/dead-letters?limit=1000&topic=" + topic)).stream()
			.filter((letter) -> this.key.equals(letter.get("key").asString()))
			.toList(), (letters) -> letters.size() == count);
	}

	private void awaitNothingUnread(String topic) {
		await().until(() -> list(get("/actuator/consumption").get("partitions")).stream()
			.filter((partition) -> topic.equals(partition.get("topic").asString()))
			.allMatch((partition) -> partition.get("lag").asLong() == 0));
	}

	private List<ConsumerRecord<byte[], byte[]>> inTopic(String topic) {
		return TestKafka.records(topic, Integer.MAX_VALUE, Duration.ofSeconds(2))
			.stream()
			.filter((record) -> record.key() != null && new String(record.key()).equals(this.key))
			.toList();
	}

	private static void configure(String topic, String name, String value) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin
				.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic),
						List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
				.all()
				.get(30, TimeUnit.SECONDS);
		}
	}

}
