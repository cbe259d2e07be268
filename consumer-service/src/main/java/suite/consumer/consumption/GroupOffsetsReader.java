package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import suite.consumer.consumption.GroupOffsets.PartitionOffsets;
import suite.consumer.consumption.OldestRecords.Range;
import suite.consumer.record.Readers;
import suite.message.Topics;

/**
 * Asks the brokers for the group's offsets and the topics' ends. Used by one thread at a
 * time.
 */
class GroupOffsetsReader implements AutoCloseable {

	private static final List<String> TOPICS = List.of(Topics.TEST, Topics.OUTPUT);

	private final Admin admin;

	private final OldestRecords oldest;

	private final String group;

	private final Duration timeout;

	/**
	 * Makes a reader.
	 * @throws org.apache.kafka.common.KafkaException if Kafka's address does not resolve
	 */
	GroupOffsetsReader(Map<String, Object> adminConfig, Readers readers, String group, Duration timeout) {
		Map<String, Object> config = new HashMap<>(adminConfig);
		int millis = Math.toIntExact(timeout.toMillis());
		config.put(AdminClientConfig.CLIENT_ID_CONFIG, "consumption");
		config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
		config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
		this.oldest = new OldestRecords(readers, timeout);
		this.admin = Admin.create(config);
		this.group = group;
		this.timeout = timeout;
	}

	/**
	 * Reads once, within a few timeouts.
	 * @throws ExecutionException if a broker refused
	 * @throws TimeoutException if no broker answered
	 */
	GroupOffsets read() throws InterruptedException, ExecutionException, TimeoutException {
		// The commits are asked first: an end asked later is never below them.
		Map<TopicPartition, OffsetAndMetadata> committed = await(
				this.admin.listConsumerGroupOffsets(this.group).partitionsToOffsetAndMetadata());
		Instant asOf = Instant.now();
		Set<TopicPartition> partitions = partitions();
		Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
		Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
		Map<TopicPartition, Range> behind = new HashMap<>();
		ends.forEach((partition, end) -> {
			OffsetAndMetadata offset = committed.get(partition);
			// Records before the start are deleted: nobody can be behind by those.
			long start = starts.get(partition).offset();
			long from = (offset != null) ? Math.max(offset.offset(), start) : start;
			behind.put(partition, new Range(from, Math.max(from, end.offset())));
		});
		return result(asOf, committed, behind);
	}

	private GroupOffsets result(Instant asOf, Map<TopicPartition, OffsetAndMetadata> committed,
			Map<TopicPartition, Range> ranges) {
		Map<TopicPartition, Range> behind = ranges.entrySet()
			.stream()
			.filter((range) -> range.getValue().to() > range.getValue().from())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		Map<TopicPartition, OptionalLong> timestamps = behind.isEmpty() ? Map.of() : this.oldest.timestamps(behind);
		Map<TopicPartition, PartitionOffsets> partitions = new HashMap<>();
		ranges.forEach((partition, range) -> {
			OffsetAndMetadata offset = committed.get(partition);
			partitions.put(partition, partition((offset != null) ? offset.offset() : null, range,
					behind.containsKey(partition) ? timestamps.get(partition) : OptionalLong.empty(), asOf));
		});
		String detail = (timestamps.size() == behind.size()) ? null
				: "the oldest record of %d partitions could not be read within %d ms, their lagSeconds are unknown"
					.formatted(behind.size() - timestamps.size(), this.timeout.toMillis());
		return new GroupOffsets(asOf, detail, partitions);
	}

	private static PartitionOffsets partition(Long committed, Range range, OptionalLong oldest, Instant asOf) {
		if (oldest == null) {
			return new PartitionOffsets(committed, range.to(), range.to() - range.from(), null);
		}
		if (oldest.isEmpty()) {
			return new PartitionOffsets(committed, range.to(), 0, 0.0);
		}
		double age = (oldest.getAsLong() < 0) ? Double.NaN : (asOf.toEpochMilli() - oldest.getAsLong()) / 1000.0;
		return new PartitionOffsets(committed, range.to(), range.to() - range.from(),
				Double.isNaN(age) ? null : Math.max(0, age));
	}

	private Set<TopicPartition> partitions() throws InterruptedException, ExecutionException, TimeoutException {
		return await(this.admin.describeTopics(TOPICS).allTopicNames()).values()
			.stream()
			.flatMap((topic) -> topic.partitions()
				.stream()
				.map((partition) -> new TopicPartition(topic.name(), partition.partition())))
			.collect(Collectors.toSet());
	}

	private Map<TopicPartition, ListOffsetsResultInfo> offsets(Set<TopicPartition> partitions, OffsetSpec spec)
			throws InterruptedException, ExecutionException, TimeoutException {
		Map<TopicPartition, OffsetSpec> specs = partitions.stream()
			.collect(Collectors.toMap(Function.identity(), (partition) -> spec));
		return await(this.admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
	}

	private <T> T await(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
		return future.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.oldest.close();
		this.admin.close(Duration.ZERO);
	}

}
