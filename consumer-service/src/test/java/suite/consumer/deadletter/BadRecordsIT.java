package suite.consumer.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.support.KafkaHeaders;

import suite.consumer.ConsumerIntegrationTest;
import suite.message.MalformedMessageException;
import suite.message.MessageCodec;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flood of records that are no messages: random bytes, and messages that were damaged.
 */
class BadRecordsIT extends ConsumerIntegrationTest {

	private static final int COUNT = 100_000;

	private static final int GOOD_EACH = 100;

	private static final String TOPIC = "test-topic";

	private final Random random = new Random(Long.getLong("suite.seed", 20_260_101L));

	private final String key = uniqueKey();

	private byte[] hostile(int index) {
		byte[] bytes = switch (this.random.nextInt(8)) {
			case 0 -> json(index).getBytes(StandardCharsets.UTF_8);
			case 1 -> json(index).replace("1700000000.5", "1e99999999999").getBytes(StandardCharsets.UTF_8);
			case 2 -> "{\"id\":".repeat(1 + this.random.nextInt(700)).getBytes(StandardCharsets.UTF_8);
			default -> new byte[this.random.nextInt(300)];
		};
		if (bytes.length > 0 && bytes[0] == 0) {
			this.random.nextBytes(bytes);
		}
		for (int i = this.random.nextInt(4); i > 0 && bytes.length > 0; i--) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
		}
		return bytes;
	}

	private static boolean isMessage(byte[] value) {
		try {
			MessageCodec.decode(value);
			return true;
		}
		catch (MalformedMessageException ex) {
			return false;
		}
	}

	@Test
	void becomeDeadLettersOnceEachAndHoldUpNothing() throws Exception {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
		List<Object> good = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			records.add(new ProducerRecord<>(TOPIC, i % 2, (this.key + "bad").getBytes(StandardCharsets.UTF_8),
					hostile(i)));
			if (i % GOOD_EACH == 0) {
				records.add(record(TOPIC, 0, this.key + "good", json(i)));
				good.add((long) i);
			}
		}
		List<RecordMetadata> sent = TestKafka.send(records);
		Set<String> bad = new HashSet<>();
		for (int i = 0; i < sent.size(); i++) {
			if (!isMessage(records.get(i).value())) {
				bad.add(sent.get(i).partition() + "@" + sent.get(i).offset());
			}
		}
		await().atMost(Duration.ofSeconds(60))
			.until(() -> committed(GROUP, TOPIC, 0) == end(sent, 0) && committed(GROUP, TOPIC, 1) == end(sent, 1));

		assertThat(this.processor.processed(this.key + "good")).containsExactlyElementsOf(good);
		List<ConsumerRecord<byte[], byte[]>> letters = TestKafka.records(TestKafka.bootstrapServers(), TOPIC + "-dlt")
			.stream()
			.filter((letter) -> letter.key() != null && new String(letter.key()).startsWith(this.key))
			.toList();
		assertThat(letters).hasSizeGreaterThan(COUNT / 2).hasSameSizeAs(bad);
		assertThat(letters.stream().map(BadRecordsIT::origin).filter(bad::remove).count()).isEqualTo(letters.size());
		assertThat(bad).isEmpty();
		assertThat(letters)
			.allSatisfy((letter) -> assertThat(header(letter, KafkaHeaders.DLT_EXCEPTION_MESSAGE)).isNotBlank()
				.hasSizeLessThan(1100));
	}

	private static long end(List<RecordMetadata> sent, int partition) {
		return sent.stream()
			.filter((each) -> each.partition() == partition)
			.mapToLong(RecordMetadata::offset)
			.max()
			.orElseThrow() + 1;
	}

	private static String origin(ConsumerRecord<byte[], byte[]> letter) {
		return ByteBuffer.wrap(letter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION).value()).getInt() + "@"
				+ ByteBuffer.wrap(letter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET).value()).getLong();
	}

}
