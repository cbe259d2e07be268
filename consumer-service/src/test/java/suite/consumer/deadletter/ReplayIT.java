package suite.consumer.deadletter;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import suite.consumer.Records;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a replay sends, how often, and what it leaves.
 */
class ReplayIT extends DeadLettersTest {

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
	void isLeftWhereItsTopicDoesNotTakeItAndTheOthersAreReplayed() throws Exception {
		byte[] large = new byte[10_000];
		new Random(1).nextBytes(large);
		replayWhatOthersLeft();
		TestKafka.send(List.of(new ProducerRecord<>("output-topic-dlt", 0, Records.bytes(this.key), large),
				record("output-topic-dlt", 0, this.key, "SMALL")));
		awaitDeadLetters("output-topic", 2);
		setLimit("output-topic", 5000);
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
			setLimit("output-topic", 1_048_588);
		}
		// Or it would be in the way of the other tests.
		assertThat(replayOutput(1).get("replayed").asInt()).isEqualTo(1);
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

}
