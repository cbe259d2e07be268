package suite.streams;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import suite.message.Topics;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that the group did not get to read, or that are in no count.
 */
@KafkaIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class LossIT {

	private static final int PARTITION = 3;

	@TempDir
	Path directory;

	@Test
	void saysWhichRecordsWereDeletedUnreadAndWhichAreNotCounted(CapturedOutput output) throws Exception {
		long first;
		try (StreamsInstanceUnderTest instance = start()) {
			first = send("loss_a", 10);
			StreamsInstanceUnderTest.await(() -> assertThat(instance.counts("loss_")).isEqualTo(Map.of("loss_a", 10)));
		}
		send("loss_b", 10);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin
				.deleteRecords(
						Map.of(new TopicPartition(Topics.INPUT, PARTITION), RecordsToDelete.beforeOffset(first + 16)))
				.all()
				.get();
		}
		try (StreamsInstanceUnderTest instance = start()) {
			StreamsInstanceUnderTest
				.await(() -> assertThat(instance.counts("loss_")).isEqualTo(Map.of("loss_a", 10, "loss_b", 4)));
			assertThat(output).contains(
					"Records of input-topic-3 were deleted before the group read them: offsets %s to %s, up to 6 records. It goes on at the earliest offset, %s"
						.formatted(first + 10, first + 15, first + 16));
			assertThat(metric(instance, "suite.streams.lost")).isEqualTo(6);
			assertThat(metric(instance, "suite.streams.resets?tag=reason:deleted")).isEqualTo(1);
			assertThat(metric(instance, "suite.streams.resets?tag=reason:no-offset")).isZero();

			assertThat(metric(instance, "suite.streams.uncounted?tag=reason:late")).isZero();
			assertThat(metric(instance, "suite.streams.uncounted?tag=reason:no-key")).isZero();
			long dayAgo = Instant.now().minus(Duration.ofHours(25)).toEpochMilli();
			long late = TestKafka.send(List.of(record("loss_b", dayAgo), record(null, null), record("loss_b", dayAgo)))
				.get(0)
				.offset();
			StreamsInstanceUnderTest.await(() -> assertThat(output).contains(
					"as they came later than their window accepts (suite.streams.window): 2 of partition 3, offsets %s to %s"
						.formatted(late, late + 2))
				.contains("as they have no key: 1 of partition 3, offsets %1$s to %1$s".formatted(late + 1)));
			assertThat(metric(instance, "suite.streams.uncounted?tag=reason:late")).isEqualTo(2);
			assertThat(metric(instance, "suite.streams.uncounted?tag=reason:no-key")).isEqualTo(1);
			assertThat(instance.counts("loss_")).isEqualTo(Map.of("loss_a", 10, "loss_b", 4));
		}
	}

	private StreamsInstanceUnderTest start() {
		return StreamsInstanceUnderTest.start(TestKafka.bootstrapServers(), "losses", this.directory.resolve("state"))
			.awaitReady();
	}

	private static double metric(StreamsInstanceUnderTest instance, String name) throws Exception {
		return instance.<Double>json("/actuator/metrics/" + name, "$.measurements[0].value");
	}

	private static long send(String key, int count) {
		return TestKafka.send(Collections.nCopies(count, record(key, null))).get(0).offset();
	}

	private static ProducerRecord<byte[], byte[]> record(String key, Long timestamp) {
		return new ProducerRecord<>(Topics.INPUT, PARTITION, timestamp,
				(key != null) ? key.getBytes(StandardCharsets.UTF_8) : null, new byte[] { 'x' });
	}

}
