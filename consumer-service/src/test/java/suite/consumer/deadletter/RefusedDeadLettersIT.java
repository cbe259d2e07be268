package suite.consumer.deadletter;

import java.util.List;
import java.util.Random;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import suite.consumer.Records;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dead letters that their topic does not take as they are.
 */
class RefusedDeadLettersIT extends DeadLettersTest {

	@Test
	void waitsRatherThanLosesWhenADeadLetterCannotBeWritten() throws Exception {
		long before = committed(GROUP, "output-topic", 0);
		setLimit("output-topic-dlt", 1);
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
			setLimit("output-topic-dlt", 8_388_608);
		}
		await().until(() -> committed(GROUP, "output-topic", 0) == sent.get(2).offset() + 1);
		assertThat(deadLetters("output-topic", this.key)).hasSize(1);
		assertThat(this.processor.processed(this.key)).containsExactly("ONE", "TWO");
	}

	@Test
	void isWithoutItsContentWhereThatIsTooLarge() throws Exception {
		byte[] large = new byte[10_000];
		new Random(1).nextBytes(large);
		setLimit("output-topic-dlt", 2000);
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
			setLimit("output-topic-dlt", 8_388_608);
		}
	}

}
