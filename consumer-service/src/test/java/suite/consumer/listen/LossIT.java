package suite.consumer.listen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

import suite.consumer.ConsumerIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LossIT extends ConsumerIntegrationTest {

	@Autowired
	private KafkaListenerEndpointRegistry listeners;

	@Autowired
	private MeterRegistry meters;

	private final String key = uniqueKey();

	@AfterEach
	void startListeners() {
		listener("messages").start();
		listener("texts").start();
	}

	@Test
	void saysWhichRecordsWereDeletedBeforeTheGroupReadThem(CapturedOutput output) throws Exception {
		double lostBefore = lost();
		long first = TestKafka.send(List.of(record("test-topic", 0, this.key, json(-1)))).get(0).offset() + 1;
		await().until(() -> committed(GROUP, "test-topic", 0) == first);
		listener("messages").stop();
		TestKafka.send(LongStream.range(0, 10).mapToObj((id) -> record("test-topic", 0, this.key, json(id))).toList());
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin.deleteRecords(Map.of(new TopicPartition("test-topic", 0), RecordsToDelete.beforeOffset(first + 6)))
				.all()
				.get(30, TimeUnit.SECONDS);
		}
		assertThat(get("/actuator/consumption").get("detail").asString())
			.contains("test-topic-0 begins at offset %s, up to 6 records behind the group's offset are deleted"
				.formatted(first + 6));
		listener("messages").start();
		await()
			.untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly(-1L, 6L, 7L, 8L, 9L));
		assertThat(output).contains(
				"Records of test-topic-0 were deleted before the group read them: offsets %s to %s, up to 6 records. It goes on at the first record there is"
					.formatted(first, first + 5));
		assertThat(lost()).isEqualTo(lostBefore + 6);
	}

	/**
	 * A consumer goes on in the new topic at the offset where it was in the old one.
	 */
	@Test
	void readsATopicThatWasMadeAgainFromItsStart(CapturedOutput output) throws Exception {
		TestKafka.send(LongStream.range(0, 50).mapToObj((id) -> record("test-topic", 1, this.key, json(id))).toList());
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).hasSize(50));
		await().until(() -> committed(GROUP, "test-topic", 1) >= 50);
		makeAgain();
		String after = this.key + "after";
		TestKafka.send(LongStream.range(0, 5000).mapToObj((id) -> record("test-topic", 1, after, json(id))).toList());
		await().untilAsserted(() -> assertThat(Set.copyOf(this.processor.processed(after))).hasSize(5000));
		await().untilAsserted(() -> assertThat(output).contains("The topic of test-topic-1 was made again"));
		awaitMarker("before");
		// What this instance has read of the new topic it does not read again.
		int processed = this.processor.processed(after).size();
		listener("messages").stop();
		listener("messages").start();
		awaitMarker("first");
		// Where it begins anew it does so after the first records.
		awaitMarker("second");
		assertThat(this.processor.processed(after)).hasSize(processed);
	}

	private void awaitMarker(String name) {
		TestKafka.send(List.of(record("test-topic", 1, this.key + name, json(0))));
		await().until(() -> !this.processor.processed(this.key + name).isEmpty());
	}

	/**
	 * A member that commits while it gives back its partitions commits offsets of the old
	 * topic for the new one.
	 */
	@Test
	void readsATopicThatWasMadeAgainWhileItHadNoPartition(CapturedOutput output) throws Exception {
		listener("messages").stop();
		// Kafka sets offsets of a group without members only.
		listener("texts").stop();
		makeAgain();
		await().untilAsserted(() -> assertThat(output).contains("The topic of test-topic-1 was made again"));
		TestKafka.send(LongStream.range(0, 100).mapToObj((id) -> record("test-topic", 1, this.key, json(id))).toList());
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin
				.alterConsumerGroupOffsets(GROUP,
						Map.of(new TopicPartition("test-topic", 1), new OffsetAndMetadata(50)))
				.all()
				.get(30, TimeUnit.SECONDS);
		}
		listener("messages").start();
		await().untilAsserted(() -> assertThat(Set.copyOf(this.processor.processed(this.key))).hasSize(100));
	}

	private static void makeAgain() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			Uuid before = topicId(admin);
			admin.deleteTopics(List.of("test-topic")).all().get(30, TimeUnit.SECONDS);
			// The service makes it again by itself, if it is the first to see it missing.
			await().ignoreExceptionsInstanceOf(ExecutionException.class).until(() -> {
				admin.createTopics(List.of(new NewTopic("test-topic", Optional.of(2), Optional.empty())));
				return !topicId(admin).equals(before);
			});
		}
	}

	private static Uuid topicId(Admin admin) throws Exception {
		return admin.describeTopics(List.of("test-topic"))
			.allTopicNames()
			.get(30, TimeUnit.SECONDS)
			.get("test-topic")
			.topicId();
	}

	private MessageListenerContainer listener(String id) {
		return this.listeners.getListenerContainer(id);
	}

	private double lost() {
		return this.meters.get("suite.consumer.lost").tag("topic", "test-topic").counter().count();
	}

}
