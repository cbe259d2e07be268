package suite.consumer.listen;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.support.KafkaHeaders;

import suite.consumer.ConsumerIntegrationTest;
import suite.consumer.Records;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessingIT extends ConsumerIntegrationTest {

	private final String key = uniqueKey();

	@Test
	void commitsOnlyWhatIsProcessed() throws Exception {
		CountDownLatch gate = hold(this.key);
		long offset = TestKafka.send(List.of(record("test-topic", 1, this.key, json(1)))).get(0).offset();
		await().until(() -> this.processor.attempts(this.key) == 1);
		assertThat(committed(GROUP, "test-topic", 1)).isLessThanOrEqualTo(offset);
		gate.countDown();
		await().until(() -> committed(GROUP, "test-topic", 1) == offset + 1);
	}

	@Test
	void readsWhatTheCasesPythonClientsWrite() {
		TestKafka.send(List.of(record("test-topic", 0, this.key,
				"{\"id\": 7, \"timestamp\": 1700000000.1234567, \"value\": 70, \"user_id\": \"user_7\"}")));
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly(7L));
	}

	@Test
	void putsPoisonAsideAndProcessesItsNeighboursOnce() throws Exception {
		List<RecordMetadata> sent = sendAsOneBatch(List.of(good(0, 1), poison(0, "first"), good(0, 2), good(0, 3),
				poison(0, "second"), good(1, 11), poison(1, "third"), good(1, 12)));
		await().until(() -> committed(GROUP, "test-topic", 0) == sent.get(4).offset() + 1);
		await().until(() -> committed(GROUP, "test-topic", 1) == sent.get(7).offset() + 1);
		assertThat(this.processor.processed(this.key + 0)).containsExactly(1L, 2L, 3L);
		assertThat(this.processor.processed(this.key + 1)).containsExactly(11L, 12L);
		List<ConsumerRecord<byte[], byte[]>> dead = deadLetters("test-topic", this.key + 0);
		assertThat(dead).extracting((record) -> new String(record.value())).containsExactly("first", "second");
		assertThat(dead).allSatisfy((record) -> {
			assertThat(record.partition()).isZero();
			assertThat(header(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE)).startsWith("not valid JSON at column 1");
			assertThat(header(record, KafkaHeaders.DLT_ORIGINAL_TOPIC)).isEqualTo("test-topic");
		});
		assertThat(deadLetters("test-topic", this.key + 1)).hasSize(1);
	}

	@Test
	void putsAFloodOfPoisonAside() {
		List<ProducerRecord<byte[], byte[]>> flood = LongStream.range(0, 2000)
			.mapToObj((id) -> (id % 2 == 0) ? poison((int) id / 2 % 2, "poison " + id) : good((int) id / 2 % 2, id))
			.toList();
		sendAsOneBatch(flood);
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).hasSize(1000));
		await().untilAsserted(() -> assertThat(deadLetters("test-topic", this.key)).hasSize(1000));
	}

	@Test
	void putsAsideWhatIsNotText() {
		byte[] notUtf8 = { 'A', (byte) 0xff };
		sendAsOneBatch(List.of(record("output-topic", 0, this.key, "ONE"),
				new ProducerRecord<>("output-topic", 0, Records.bytes(this.key), notUtf8),
				record("output-topic", 0, this.key, null), record("output-topic", 0, this.key, "TWO")));
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly("ONE", "TWO"));
		assertThat(deadLetters("output-topic", this.key)).extracting(ConsumerRecord::value)
			.containsExactly(notUtf8, null);
	}

	@Test
	void triesAgainWhatFailsAndProcessesItsNeighboursOnce() {
		int[] failures = { 2 };
		this.processor.on(this.key + "0flaky", () -> {
			if (failures[0]-- > 0) {
				throw new IllegalStateException("not now");
			}
		});
		sendAsOneBatch(List.of(good(0, 1), record("test-topic", 0, this.key + "0flaky", json(2)), good(0, 3),
				good(1, 11), good(1, 12)));
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key + 0)).containsExactly(1L, 2L, 3L));
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key + 1)).containsExactly(11L, 12L));
		assertThat(this.processor.attempts(this.key + "0flaky")).isEqualTo(3);
		assertThat(deadLetters("test-topic", this.key)).isEmpty();
	}

	@Test
	void putsAsideWhatKeepsFailingAfterItsAttempts() throws Exception {
		this.processor.on(this.key + "0broken", () -> {
			throw new IllegalStateException("boom");
		});
		this.processor.on(this.key + "1broken", () -> {
			throw new UnsupportedOperationException("bang");
		});
		List<RecordMetadata> sent = sendAsOneBatch(List.of(good(0, 1),
				record("test-topic", 0, this.key + "0broken", json(2)), good(0, 3), poison(0, "poison"), good(1, 11),
				record("test-topic", 1, this.key + "1broken", json(12)), good(1, 13)));
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key + 0)).containsExactly(1L, 3L));
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key + 1)).containsExactly(11L, 13L));
		assertThat(this.processor.attempts(this.key + "0broken")).isEqualTo(3);
		assertThat(this.processor.attempts(this.key + "1broken")).isEqualTo(3);
		await().until(() -> committed(GROUP, "test-topic", 0) == sent.get(3).offset() + 1);
		await().until(() -> committed(GROUP, "test-topic", 1) == sent.get(6).offset() + 1);
		List<ConsumerRecord<byte[], byte[]>> dead = deadLetters("test-topic", this.key + 0);
		assertThat(dead).extracting((record) -> new String(record.value())).containsExactly(json(2), "poison");
		assertThat(header(dead.get(0), KafkaHeaders.DLT_EXCEPTION_FQCN))
			.isEqualTo(IllegalStateException.class.getName());
		assertThat(header(dead.get(0), KafkaHeaders.DLT_EXCEPTION_MESSAGE)).isEqualTo("boom");
		assertThat(deadLetters("test-topic", this.key + 1)).hasSize(1);
	}

	private ProducerRecord<byte[], byte[]> good(int partition, long id) {
		return record("test-topic", partition, this.key + partition, json(id));
	}

	private ProducerRecord<byte[], byte[]> poison(int partition, String value) {
		return record("test-topic", partition, this.key + partition, value);
	}

}
