package suite.kafka.poll;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@KafkaIntegrationTest
class PollGuardIT {

	private static final int LARGE = 100_000_000;

	@ParameterizedTest
	@ValueSource(strings = { "classic", "consumer" })
	void aRecordThatDoesNotFitIntoTheHeapHoldsItsPartitionAndNoOther(String protocol) throws Exception {
		String topic = "large-record-" + protocol;
		TestKafka.createTopic(topic, 2);
		byte[] large = new byte[LARGE];
		Arrays.fill(large, (byte) 'a');
		send(record(topic, 0, "before"), new ProducerRecord<>(topic, 0, null, large), record(topic, 0, "after"),
				record(topic, 1, "beside"));

		String held = "held {%s-0=1}".formatted(topic);
		assertThat(read(topic, protocol, "before", "beside", held)).doesNotContain("after")
			.anyMatch((line) -> line.contains("is not read on from offset 1") && line.contains("\"offset\":2"));

		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2))).all().get();
		}
		assertThat(read(topic, protocol, "after")).noneMatch((line) -> line.startsWith("held"));
	}

	@Test
	void recordsThatDoNotFitTogetherAreReadOneByOne() throws Exception {
		String topic = "many-headers";
		TestKafka.createTopic(topic, 1);
		for (int i = 0; i < 6; i++) {
			ProducerRecord<byte[], byte[]> record = record(topic, 0, "x".repeat(100));
			Headers headers = record.headers();
			for (int header = 0; header < 200_000; header++) {
				headers.add("", null);
			}
			send(record);
		}
		send(record(topic, 0, "last"));
		assertThat(read(topic, "consumer", "last")).anyMatch((line) -> line.contains("read one by one"))
			.filteredOn((line) -> line.equals("100 bytes, 200000 headers"))
			.hasSize(6);
	}

	private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String value) {
		return new ProducerRecord<>(topic, partition, null, value.getBytes(StandardCharsets.UTF_8));
	}

	@SafeVarargs
	private static void send(ProducerRecord<byte[], byte[]>... records) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "compression.type", "zstd",
						"max.request.size", 2 * LARGE, "buffer.memory", 4L * LARGE),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			for (ProducerRecord<byte[], byte[]> record : records) {
				producer.send(record).get();
			}
		}
	}

	// Until all the lines that are waited for have come.
	private static List<String> read(String topic, String protocol, String... expected) throws IOException {
		Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				SmallHeapReader.class.getName(), TestKafka.bootstrapServers(), topic, protocol)
			.redirectErrorStream(true)
			.start();
		List<String> lines = new ArrayList<>();
		try (BufferedReader out = reader.inputReader()) {
			for (String line = out.readLine(); line != null; line = out.readLine()) {
				lines.add(line);
				if (lines.containsAll(List.of(expected))) {
					break;
				}
			}
		}
		finally {
			reader.destroyForcibly();
		}
		assertThat(lines).contains(expected);
		return lines;
	}

}
