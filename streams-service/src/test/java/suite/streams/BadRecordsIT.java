package suite.streams;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.kafka.support.KafkaHeaders;

import suite.message.Topics;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flood of records of which most are not UTF-8, some in their keys.
 */
@KafkaIntegrationTest
class BadRecordsIT {

	private static final int COUNT = 100_000;

	private static final int GOOD_EACH = 100;

	@TempDir
	Path directory;

	private final Random random = new Random(Long.getLong("suite.seed", 20_260_101L));

	private static boolean isText(byte[] data) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private byte[] randomBytes(int max) {
		byte[] bytes = new byte[this.random.nextInt(max)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private ProducerRecord<byte[], byte[]> hostile() {
		byte[] key = "flood_bad".getBytes(StandardCharsets.UTF_8);
		return switch (this.random.nextInt(10)) {
			case 0 -> new ProducerRecord<>(Topics.INPUT, randomBytes(20), "good".getBytes(StandardCharsets.UTF_8));
			// In upper case more than a record may have.
			case 1 -> (this.random.nextInt(2_000) == 0)
					? new ProducerRecord<>(Topics.INPUT, key, "ΐ".repeat(500_000).getBytes(StandardCharsets.UTF_8))
					: new ProducerRecord<>(Topics.INPUT, key, "ok".getBytes(StandardCharsets.UTF_8));
			default -> new ProducerRecord<>(Topics.INPUT, key, randomBytes(200));
		};
	}

	@Test
	void becomeDeadLettersOnceEachAndHoldUpNothing() throws Exception {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			records.add(hostile());
			if (i % GOOD_EACH == 0) {
				records.add(Records.input("flood_good", ("hello streams " + i).getBytes(StandardCharsets.UTF_8)));
			}
		}
		try (StreamsInstanceUnderTest instance = StreamsInstanceUnderTest
			.start(TestKafka.bootstrapServers(), "flood", this.directory.resolve("flood"))
			.awaitReady()) {
			List<RecordMetadata> sent = TestKafka.send(records);
			Set<String> bad = new HashSet<>();
			int texts = 0;
			for (int i = 0; i < sent.size(); i++) {
				ProducerRecord<byte[], byte[]> record = records.get(i);
				if (!isText(record.key()) || !isText(record.value()) || record.value().length > 500_000) {
					bad.add(sent.get(i).partition() + "@" + sent.get(i).offset());
				}
				texts += (isText(record.value()) && new String(record.key()).equals("flood_bad")) ? 1 : 0;
			}
			int badKeyTexts = texts;
			StreamsInstanceUnderTest.await(() -> {
				Map<String, Integer> counts = instance.counts("flood_");
				assertThat(counts).containsEntry("flood_good", COUNT / GOOD_EACH)
					.containsEntry("flood_bad", badKeyTexts);
				assertThat(TestKafka.records(TestKafka.bootstrapServers(), "input-topic-dlt")
					.stream()
					.filter((letter) -> sentHere(letter, sent))).hasSameSizeAs(bad);
			});
			assertAllAreDeadLetters(sent, bad);
			assertThat(TestKafka.records(TestKafka.bootstrapServers(), Topics.OUTPUT)
				.stream()
				.filter((record) -> Records.text(record.key()).equals("flood_good"))
				.map((record) -> Records.text(record.value()))).hasSize(COUNT / GOOD_EACH).doesNotHaveDuplicates();
		}
	}

	private static boolean sentHere(ConsumerRecord<byte[], byte[]> letter, List<RecordMetadata> sent) {
		String[] place = Records.place(letter.headers()).split("@");
		int partition = Integer.parseInt(place[0]);
		long offset = Long.parseLong(place[1]);
		return sent.stream()
			.filter((each) -> each.partition() == partition)
			.findFirst()
			.filter((first) -> offset >= first.offset())
			.isPresent();
	}

	private static void assertAllAreDeadLetters(List<RecordMetadata> sent, Set<String> bad) {
		List<ConsumerRecord<byte[], byte[]>> letters = TestKafka
			.records(TestKafka.bootstrapServers(), "input-topic-dlt")
			.stream()
			.filter((letter) -> sentHere(letter, sent))
			.toList();
		assertThat(letters).hasSizeGreaterThan(COUNT / 2).allSatisfy((letter) -> {
			Map<String, String> headers = Records.headers(letter);
			assertThat(headers.get(KafkaHeaders.DLT_EXCEPTION_MESSAGE)).isNotBlank().hasSizeLessThan(1100);
			assertThat(bad.remove(Records.place(letter.headers()))).isTrue();
		});
		assertThat(bad).isEmpty();
	}

}
