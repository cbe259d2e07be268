package suite.streams;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.util.unit.DataSize;

import suite.message.Topics;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@KafkaIntegrationTest
class FlowIT {

	@TempDir
	static Path directory;

	static StreamsInstanceUnderTest instance;

	@BeforeAll
	static void start() {
		instance = StreamsInstanceUnderTest.start(TestKafka.bootstrapServers(), "flow", directory.resolve("flow"))
			.awaitReady();
	}

	@AfterAll
	static void stop() {
		instance.close();
	}

	@Test
	void writesAndCountsEachRecordOnce() {
		List<ProducerRecord<byte[], byte[]>> texts = new ArrayList<>(Records.texts("flow_", 100));
		texts.forEach((text) -> text.headers().add(Topics.RUN_ID_HEADER, "r1".getBytes(StandardCharsets.UTF_8)));
		texts.add(Records.input("flow_0", "short".getBytes(StandardCharsets.UTF_8)));
		TestKafka.send(texts);
		StreamsInstanceUnderTest.await(() -> {
			assertThat(instance.counts("flow_")).containsEntry("flow_0", 11).containsEntry("flow_9", 10).hasSize(10);
			assertThat(instance.<Boolean>json("/actuator/windowedcounts", "$.complete")).isTrue();
		});
		List<ConsumerRecord<byte[], byte[]>> written = read(Topics.OUTPUT, "flow_");
		assertThat(written).hasSize(100).allSatisfy((record) -> {
			assertThat(Records.text(record.value())).startsWith("HELLO STREAMS ");
			assertThat(Records.headers(record)).containsEntry(Topics.RUN_ID_HEADER, "r1");
		});
		assertThat(written).extracting((record) -> Records.text(record.value())).doesNotHaveDuplicates();
	}

	@Test
	void allStoresShareOneBoundedMemory() {
		TestKafka.send(Records.texts("memory_", 10));
		StreamsInstanceUnderTest
			.await(() -> assertThat(instance.counts("memory_")).isEqualTo(Records.counts("memory_", 1)));
		assertThat(instance.metric("stream-state-metrics", "block-cache-capacity"))
			.containsExactly(BigInteger.valueOf(DataSize.ofMegabytes(96).toBytes()));
	}

	@Test
	void keepsPoisonOutOfTheWayOfGoodRecords() {
		List<ProducerRecord<byte[], byte[]>> texts = new ArrayList<>(Records.texts("mixed_", 100));
		for (int i = 10; i > 0; i--) {
			texts.add(i * 10, Records.input("mixed_0", new byte[] { (byte) 0xFE, (byte) i }));
		}
		TestKafka.send(texts);
		StreamsInstanceUnderTest
			.await(() -> assertThat(instance.counts("mixed_")).isEqualTo(Records.counts("mixed_", 10)));
		assertThat(read(Topics.OUTPUT, "mixed_")).hasSize(100);
		List<ConsumerRecord<byte[], byte[]>> poison = read("input-topic-dlt", "mixed_");
		assertThat(poison).hasSize(10)
			.allSatisfy((letter) -> assertThat(Records.headers(letter))
				.containsEntry(KafkaHeaders.DLT_EXCEPTION_MESSAGE,
						"The record's value is not UTF-8: byte 1 of 2 is malformed")
				.containsEntry(KafkaHeaders.DLT_ORIGINAL_TOPIC, Topics.INPUT)
				.containsKeys(KafkaHeaders.DLT_ORIGINAL_PARTITION, KafkaHeaders.DLT_ORIGINAL_OFFSET));
		assertThat(poison).extracting((letter) -> (int) letter.value()[1])
			.containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
	}

	@Test
	void passesARecordThatIsNearlyTooLarge() {
		byte[] large = new byte[1_040_000];
		TestKafka.send(List.of(Records.input("large_0", large),
				Records.input("large_0", "after the large one".getBytes(StandardCharsets.UTF_8))));
		StreamsInstanceUnderTest.await(() -> assertThat(instance.counts("large_")).containsEntry("large_0", 2));
		assertThat(read(Topics.OUTPUT, "large_")).extracting((record) -> record.value().length)
			.containsExactly(1_040_000, 19);
	}

	@Test
	void sendsLargePoisonToTheDeadLettersToo() {
		byte[] large = new byte[1_040_000];
		large[0] = (byte) 0xFF;
		TestKafka.send(List.of(Records.input("huge_0", large),
				Records.input("huge_0", "after the large one".getBytes(StandardCharsets.UTF_8))));
		StreamsInstanceUnderTest.await(() -> assertThat(instance.counts("huge_")).containsEntry("huge_0", 1));
		assertThat(read("input-topic-dlt", "huge_")).singleElement()
			.satisfies((letter) -> assertThat(letter.value()).isEqualTo(large));
	}

	@Test
	void answersTheWindowsOfOneKey() {
		TestKafka.send(Records.texts("a/b key_", 20));
		StreamsInstanceUnderTest.await(() -> {
			List<Integer> counts = instance.json("/actuator/windowedcounts/a/b%20key_3",
					"$.windows[*].counts['a/b key_3']");
			assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
		});
		StreamsInstanceUnderTest.await(() -> {
			List<Object> windows = instance.json("/actuator/windowedcounts/nobody", "$.windows");
			assertThat(windows).isEmpty();
		});
	}

	@Test
	void addsUpAKeyThatIsInTwoPartitions() {
		byte[] key = "both".getBytes(StandardCharsets.UTF_8);
		TestKafka.send(List.of(new ProducerRecord<>(Topics.INPUT, 0, key, key),
				new ProducerRecord<>(Topics.INPUT, 1, key, key)));
		StreamsInstanceUnderTest.await(() -> {
			assertThat(instance.counts("both")).containsEntry("both", 2);
			List<Integer> counts = instance.json("/actuator/windowedcounts/both", "$.windows[*].counts.both");
			assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
		});
	}

	@Test
	void saysWhereTheLimitCut() {
		TestKafka.send(Records.texts("cut_", 10));
		StreamsInstanceUnderTest.await(() -> assertThat(instance.counts("cut_")).hasSize(10));
		StreamsInstanceUnderTest.await(() -> {
			assertThat(instance.<Boolean>json("/actuator/windowedcounts?limit=2", "$.complete")).isFalse();
			List<String> reasons = instance.json("/actuator/windowedcounts?limit=2", "$.reasons");
			assertThat(reasons).singleElement().asString().startsWith("cut at limit");
			assertThat(instance.<Boolean>json("/actuator/windowedcounts?to=1970-01-01T00:00:00Z", "$.complete"))
				.isTrue();
		});
	}

	@Test
	void measuresItself() throws Exception {
		assertThat(instance.get("/actuator/prometheus").body()).contains("kafka_stream_",
				"suite_streams_dead_letters_total", "suite_streams_restore_remaining");
		assertThat(instance.<List<String>>json("/actuator/topology", "$.threads[*].state")).containsExactly("RUNNING",
				"RUNNING");
	}

	@Test
	void answersTheSameBesideActuator() {
		TestKafka.send(Records.texts("beside_", 10));
		StreamsInstanceUnderTest.await(() -> {
			assertThat(instance.counts("beside_")).hasSize(10);
			assertThat(instance.<Object>json("/counts", "$.windows"))
				.isEqualTo(instance.json("/actuator/windowedcounts", "$.windows"));
			assertThat(instance.<Object>json("/counts?key=beside_1&limit=5", "$"))
				.isEqualTo(instance.json("/actuator/windowedcounts/beside_1?limit=5", "$"));
			assertThat(instance.<Object>json("/topology", "$.description"))
				.isEqualTo(instance.json("/actuator/topology", "$.description"));
		});
	}

	private static List<ConsumerRecord<byte[], byte[]>> read(String topic, String prefix) {
		return Records.withKeys(prefix, TestKafka.records(topic, Integer.MAX_VALUE, Duration.ofSeconds(3)));
	}

}
