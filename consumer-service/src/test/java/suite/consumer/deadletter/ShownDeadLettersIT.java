package suite.consumer.deadletter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.support.KafkaHeaders;

import suite.consumer.Records;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code GET /dead-letters} shows, whoever wrote it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShownDeadLettersIT extends DeadLettersTest {

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

	private static void commitForReplay(String topic, int partition, long offset, String metadata) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin
				.alterConsumerGroupOffsets(GROUP + "-replay",
						Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset, metadata)))
				.all()
				.get(30, TimeUnit.SECONDS);
		}
	}

}
