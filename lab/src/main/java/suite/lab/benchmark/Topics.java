package suite.lab.benchmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import suite.lab.testbed.Wait;

/**
 * Topics and groups of the cluster. Every call ends within a bounded time.
 */
final class Topics implements AutoCloseable {

	private static final long TIMEOUT_SECONDS = 60;

	private final Admin admin;

	Topics(String bootstrapServers) {
		this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
	}

	/**
	 * The partitions of a topic.
	 * @return none if there is no such topic
	 */
	List<TopicPartition> partitions(String topic) {
		try {
			return get(() -> this.admin.describeTopics(List.of(topic))
				.topicNameValues()
				.get(topic)
				.get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
				.partitions()
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList());
		}
		catch (UnknownTopicOrPartitionException ex) {
			return List.of();
		}
	}

	/**
	 * The end offsets of a topic: how far its log reaches, transactions' markers
	 * included.
	 */
	Map<TopicPartition, Long> ends(String topic) {
		return offsets(partitions(topic), OffsetSpec.latest());
	}

	/**
	 * The sum of the end offsets.
	 */
	long end(String topic) {
		return ends(topic).values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * The sum of end offsets of partitions that are known: one request.
	 */
	long end(Collection<TopicPartition> partitions) {
		return offsets(partitions, OffsetSpec.latest()).values().stream().mapToLong(Long::longValue).sum();
	}

	private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
		Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
		partitions.forEach((partition) -> wanted.put(partition, which));
		Map<TopicPartition, Long> offsets = new HashMap<>();
		get(() -> this.admin.listOffsets(wanted).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS))
			.forEach((partition, result) -> offsets.put(partition, result.offset()));
		return offsets;
	}

	/**
	 * The sum of what a group has committed of a topic.
	 */
	long committed(String group, String topic) {
		try {
			Map<TopicPartition, OffsetAndMetadata> offsets = get(() -> this.admin.listConsumerGroupOffsets(group)
				.partitionsToOffsetAndMetadata()
				.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
			return offsets.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
				.mapToLong((entry) -> entry.getValue().offset())
				.sum();
		}
		catch (GroupIdNotFoundException ex) {
			return 0;
		}
	}

	/**
	 * Makes a topic, empty and with its own number of partitions, of whatever was there.
	 */
	void recreate(String topic, int partitions) {
		delete(List.of(topic));
		get(() -> this.admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
			.all()
			.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
		Wait.until("leaders of %s".formatted(topic), TIMEOUT_SECONDS, () -> {
			try {
				return ends(topic).size() == partitions;
			}
			catch (KafkaException ex) {
				return false;
			}
		});
	}

	/**
	 * Deletes topics that are there.
	 */
	void delete(Collection<String> topics) {
		List<String> there = topics.stream().filter((topic) -> !partitions(topic).isEmpty()).toList();
		get(() -> this.admin.deleteTopics(there).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
		Wait.until("the end of %s".formatted(there), TIMEOUT_SECONDS,
				() -> there.stream().allMatch((topic) -> partitions(topic).isEmpty()));
	}

	/**
	 * Deletes all that is in a topic, which stays.
	 */
	void empty(String topic) {
		Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
		ends(topic).forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
		get(() -> this.admin.deleteRecords(all).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
	}

	/**
	 * Forgets a group, which must have no member any more.
	 */
	void forget(String group) {
		try {
			get(() -> this.admin.deleteConsumerGroups(List.of(group)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
		}
		catch (GroupIdNotFoundException ex) {
			// There is none to forget.
		}
	}

	private static <T> T get(Callable<T> call) {
		try {
			return call.call();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The cluster did not answer within %d s".formatted(TIMEOUT_SECONDS), ex);
		}
	}

	@Override
	public void close() {
		this.admin.close();
	}

}
