package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

import suite.consumer.consumption.OldestRecords.Range;
import suite.consumer.consumption.PartitionReading.Committed;
import suite.consumer.consumption.PartitionReading.Ends;
import suite.kafka.ask.Brokers;
import suite.kafka.ask.KafkaClients;
import suite.kafka.ask.PartitionAnswers;

/**
 * Asks the brokers for the group's offsets and the topics' ends. Used by one thread at a
 * time.
 */
class GroupOffsetsReader implements AutoCloseable {

	private final List<String> topics;

	private final Brokers brokers;

	private final OldestRecords oldest;

	private final String group;

	private final IsolationLevel isolation;

	/**
	 * Makes a reader.
	 * @throws KafkaException if Kafka's address does not resolve
	 */
	GroupOffsetsReader(KafkaClients clients, List<String> topics, String group, IsolationLevel isolation,
			Duration timeout) {
		this.oldest = new OldestRecords(clients, isolation, timeout);
		this.brokers = new Brokers(clients.admin("consumption", timeout), timeout);
		this.topics = topics;
		this.group = group;
		this.isolation = isolation;
	}

	/**
	 * Reads once, within a few timeouts.
	 * @param histories what earlier readings have seen of each partition, to be added to
	 * @param held partitions with a record that cannot be read, which is not tried again
	 * here
	 * @throws KafkaException if no broker answered
	 */
	GroupOffsets read(Map<TopicPartition, EndHistory> histories, Set<TopicPartition> held) {
		Supplier<Map<TopicPartition, OffsetAndMetadata>> committing = this.brokers.committed(this.group);
		Supplier<PartitionAnswers<Uuid>> describing = this.brokers.partitions(this.topics);
		PartitionAnswers<Uuid> partitions = describing.get();
		List<String> missing = new ArrayList<>();
		// The commits are awaited before the ends are asked: an end asked later is never
		// below them.
		Map<TopicPartition, OffsetAndMetadata> committed = null;
		try {
			committed = committing.get();
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (KafkaException ex) {
			missing.add("the group's offsets are unknown: " + ex.getMessage());
		}
		Instant asOf = Instant.now();
		Map<TopicPartition, String> unknown = new HashMap<>(partitions.unknown());
		Map<TopicPartition, PartitionReading> readings = new HashMap<>();
		for (Map.Entry<TopicPartition, Ends> ends : ends(partitions.known().keySet(), unknown).entrySet()) {
			readings.put(ends.getKey(), new PartitionReading(asOf, ends.getValue(), committed(committed, ends.getKey()),
					histories.computeIfAbsent(ends.getKey(), (added) -> new EndHistory())));
		}
		if (!unknown.isEmpty()) {
			missing.add("unknown: " + PartitionAnswers.describe(unknown));
		}
		Map<String, Uuid> topicIds = new HashMap<>();
		partitions.known().forEach((partition, id) -> topicIds.put(partition.topic(), id));
		PartitionAnswers<OptionalLong> oldest = oldest(readings, held);
		if (!oldest.unknown().isEmpty()) {
			missing.add("lagSeconds are unknown: the oldest record of " + PartitionAnswers.describe(oldest.unknown()));
		}
		return new GroupReading(asOf, missing, topicIds, readings, oldest.known(), held).offsets();
	}

	private static Committed committed(@Nullable Map<TopicPartition, OffsetAndMetadata> committed,
			TopicPartition partition) {
		OffsetAndMetadata offset = (committed != null) ? committed.get(partition) : null;
		return new Committed(committed != null, (offset != null) ? offset.offset() : null);
	}

	private Map<TopicPartition, Ends> ends(Set<TopicPartition> partitions, Map<TopicPartition, String> unknown) {
		Supplier<PartitionAnswers<Long>> starting = this.brokers.offsets(partitions, OffsetSpec.earliest(),
				this.isolation);
		Supplier<PartitionAnswers<Long>> ending = this.brokers.offsets(partitions, OffsetSpec.latest(), this.isolation);
		Supplier<PartitionAnswers<Long>> writing = this.brokers.offsets(partitions, OffsetSpec.latest(),
				IsolationLevel.READ_UNCOMMITTED);
		List<PartitionAnswers<Long>> answers = List.of(starting.get(), ending.get(), writing.get());
		answers.forEach((answer) -> unknown.putAll(answer.unknown()));
		Map<TopicPartition, Ends> ends = new HashMap<>();
		for (TopicPartition partition : partitions) {
			if (!unknown.containsKey(partition)) {
				long end = answers.get(1).of(partition);
				ends.put(partition,
						new Ends(answers.get(0).of(partition), end, Math.max(end, answers.get(2).of(partition))));
			}
		}
		return ends;
	}

	private PartitionAnswers<OptionalLong> oldest(Map<TopicPartition, PartitionReading> readings,
			Set<TopicPartition> held) {
		Map<TopicPartition, Range> behind = new HashMap<>();
		readings.forEach((partition, reading) -> {
			if (reading.isBehind() && !held.contains(partition)) {
				behind.put(partition, reading.range());
			}
		});
		return behind.isEmpty() ? new PartitionAnswers<>(Map.of(), Map.of()) : this.oldest.timestamps(behind);
	}

	@Override
	public void close() {
		this.oldest.close();
		this.brokers.close();
	}

}
