package suite.streams;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.message.Message;
import suite.message.MessageCodec;
import suite.message.Topics;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another aggregate is one bean.
 */
@KafkaIntegrationTest
class AnotherAggregateIT {

	@TempDir
	Path directory;

	@Test
	void isRunWatchedAndAnsweredOverAllInstancesLikeTheCounts() throws Exception {
		try (StreamsInstanceUnderTest first = start("first"); StreamsInstanceUnderTest second = start("second")) {
			List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				// A user's messages can be in two partitions.
				records.add(message(i, i % 2, "sum_" + i % 5));
			}
			records.add(new ProducerRecord<>(Topics.TEST, 0, bytes("sum_0"), bytes("no message")));
			records.add(new ProducerRecord<>(Topics.TEST, 0, new byte[] { (byte) 0xFF }, bytes("no text as a key")));
			TestKafka.send(records);
			StreamsInstanceUnderTest.await(() -> {
				for (StreamsInstanceUnderTest instance : List.of(first, second)) {
					assertThat(instance.<Boolean>json("/actuator/windowedcounts", "$.complete")).isTrue();
					assertThat(instance.<List<String>>json("/actuator/windowedcounts", "$.sources[*].instance"))
						.hasSize(2);
					assertThat(instance.counts("sum_")).isEqualTo(
							Map.of("sum_0", 9500, "sum_1", 9700, "sum_2", 9900, "sum_3", 10_100, "sum_4", 10_300));
				}
			});
			assertThat(first.get("/actuator/topology").body()).contains("stores: [sums]", "topics: [test-topic]")
				.doesNotContain("input-topic");
			assertThat(first.get("/actuator/metrics/suite.streams.lost?tag=topic:test-topic").statusCode())
				.isEqualTo(200);
			assertThat(first.get("/actuator/metrics/suite.streams.uncounted").statusCode())
				.as("a metric of what this topology does not tell")
				.isEqualTo(404);
			assertThat(Records.withKeys("sum_", TestKafka.records(TestKafka.bootstrapServers(), "sums-sums-changelog")))
				.isNotEmpty();
			assertThat(first.get("/dead-letters").body()).contains("no message", "no text as a key", "test-topic");
		}
	}

	private StreamsInstanceUnderTest start(String name) {
		return StreamsInstanceUnderTest
			.start(List.of(SumTopology.class), TestKafka.bootstrapServers(), "sums", this.directory.resolve(name))
			.awaitReady();
	}

	private static ProducerRecord<byte[], byte[]> message(int id, int partition, String user) {
		return new ProducerRecord<>(Topics.TEST, partition, bytes(user),
				MessageCodec.encode(new Message(id, Instant.now(), 10L * id, user)));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
