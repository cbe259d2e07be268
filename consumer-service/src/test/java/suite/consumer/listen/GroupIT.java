package suite.consumer.listen;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import suite.consumer.ConsumerInstanceUnderTest;
import suite.consumer.ConsumerIntegrationTest;
import suite.consumer.ScriptedProcessor;
import suite.message.MessageCodec;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(180)
class GroupIT extends ConsumerIntegrationTest {

	private final String key = uniqueKey();

	@Test
	void aNewGroupStartsWithTheFirstMessageThereIs() {
		TestKafka.send(LongStream.range(0, 100)
			.mapToObj((id) -> record("test-topic", (int) (id % 2), this.key, json(id)))
			.toList());
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).hasSize(100));
		try (ConsumerInstanceUnderTest another = application("another-group")) {
			ScriptedProcessor processor = another.processor();
			await().untilAsserted(() -> assertThat(processor.processed(this.key)).hasSize(100).doesNotHaveDuplicates());
		}
	}

	/**
	 * The other member is what the Python consumer of the case is: one of the classic
	 * protocol, that commits by itself, on one of the topics.
	 */
	@Test
	void losesNothingWhileAClassicConsumerJoinsAndLeaves() throws InterruptedException {
		ClassicMember member = new ClassicMember();
		long sent = 0;
		member.thread.start();
		while (member.received.isEmpty()) {
			sent = send(sent);
		}
		int alone = this.processor.processed(this.key).size();
		while (this.processor.processed(this.key).size() < alone + 100) {
			sent = send(sent);
		}
		member.leave.countDown();
		member.thread.join();
		int together = this.processor.processed(this.key).size();
		while (this.processor.processed(this.key).size() < together + 100) {
			sent = send(sent);
		}
		Set<Object> all = LongStream.range(0, sent).boxed().collect(Collectors.toSet());
		await().untilAsserted(() -> assertThat(received(member)).isEqualTo(all));
	}

	@Test
	void losesNothingWhileAnotherInstanceJoinsAndLeaves() {
		long sent = send(0);
		ScriptedProcessor other;
		try (ConsumerInstanceUnderTest another = application(GROUP)) {
			other = another.processor();
			while (other.processed(this.key).isEmpty()) {
				sent = send(sent);
			}
		}
		sent = send(sent);
		Set<Object> all = LongStream.range(0, sent).boxed().collect(Collectors.toSet());
		await().untilAsserted(() -> assertThat(
				Stream.concat(other.processed(this.key).stream(), this.processor.processed(this.key).stream())
					.collect(Collectors.toSet()))
			.isEqualTo(all));
	}

	/**
	 * As after an outage of all brokers, when a broker that has not read its log yet
	 * answers that there is no such group.
	 */
	@Test
	void joinsAgainWhenItsGroupIsGone() throws Exception {
		send(0);
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).hasSize(20));
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			// A member may be back before the group is deleted.
			await().ignoreExceptionsInstanceOf(ExecutionException.class).until(() -> {
				admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions()).all().get();
				admin.deleteConsumerGroups(List.of(GROUP)).all().get();
				return true;
			});
			await().ignoreExceptions().until(() -> topicsConsumed(admin).size() == 2);
		}
		send(20);
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).contains(39L));
	}

	private static Set<String> topicsConsumed(Admin admin) throws Exception {
		return admin.describeConsumerGroups(List.of(GROUP))
			.all()
			.get()
			.get(GROUP)
			.members()
			.stream()
			.flatMap((member) -> member.assignment().topicPartitions().stream())
			.map(TopicPartition::topic)
			.collect(Collectors.toSet());
	}

	private long send(long from) {
		TestKafka.send(LongStream.range(from, from + 20)
			.mapToObj((id) -> record("test-topic", (int) (id % 2), this.key, json(id)))
			.toList());
		return from + 20;
	}

	private Set<Object> received(ClassicMember member) {
		return Stream.concat(member.received.stream(), this.processor.processed(this.key).stream())
			.collect(Collectors.toSet());
	}

	private static ConsumerInstanceUnderTest application(String group) {
		return ConsumerInstanceUnderTest.start(TestKafka.bootstrapServers(), group);
	}

	private final class ClassicMember {

		private final Queue<Long> received = new ConcurrentLinkedQueue<>();

		private final CountDownLatch leave = new CountDownLatch(1);

		private final Thread thread = new Thread(this::consume, "classic-member");

		private void consume() {
			try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers",
					TestKafka.bootstrapServers(), "group.id", GROUP, "group.protocol", "classic",
					"partition.assignment.strategy", "org.apache.kafka.clients.consumer.RangeAssignor",
					"auto.offset.reset", "earliest", "enable.auto.commit", "true"), new ByteArrayDeserializer(),
					new ByteArrayDeserializer())) {
				consumer.subscribe(List.of("test-topic"));
				while (this.leave.getCount() > 0) {
					for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
						if (record.key() != null && new String(record.key()).equals(GroupIT.this.key)) {
							this.received.add(MessageCodec.decode(record.value()).id());
						}
					}
				}
			}
		}

	}

}
