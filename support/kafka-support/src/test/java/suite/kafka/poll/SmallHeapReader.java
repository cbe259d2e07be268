package suite.kafka.poll;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A program that reads a topic with guarded consumers: prints the value of each record
 * that is short, the length of others, and what is held when that changes. Whoever starts
 * it ends it; after two minutes it does so itself.
 */
final class SmallHeapReader {

	private SmallHeapReader() {
	}

	public static void main(String[] arguments) {
		Map<TopicPartition, Long> held = Map.of();
		PollGuard guard = new PollGuard(Duration.ofHours(1));
		long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
		while (System.nanoTime() < deadline) {
			int maxPollRecords = guard.isCareful() ? 1 : 500;
			try (Consumer<byte[], byte[]> consumer = guard
				.guard(new KafkaConsumer<>(config(arguments[0], arguments[2], maxPollRecords),
						new ByteArrayDeserializer(), new ByteArrayDeserializer()), maxPollRecords)) {
				consumer.subscribe(List.of(arguments[1]));
				while (System.nanoTime() < deadline) {
					consumer.poll(Duration.ofMillis(100)).forEach(SmallHeapReader::print);
					consumer.commitSync();
					if (!guard.held().equals(held)) {
						held = guard.held();
						System.out.println("held " + held);
					}
				}
			}
			catch (ReplaceConsumerException ex) {
				System.out.println("replaced: " + ex.getMessage());
			}
		}
	}

	private static void print(ConsumerRecord<byte[], byte[]> record) {
		System.out.println((record.value().length < 100) ? new String(record.value(), StandardCharsets.UTF_8)
				: record.value().length + " bytes, " + record.headers().toArray().length + " headers");
	}

	private static Map<String, Object> config(String bootstrapServers, String protocol, int maxPollRecords) {
		return Map.of("bootstrap.servers", bootstrapServers, "group.id", "small-heap-" + protocol, "group.protocol",
				protocol, "auto.offset.reset", "earliest", "enable.auto.commit", "false", "max.poll.records",
				maxPollRecords);
	}

}
