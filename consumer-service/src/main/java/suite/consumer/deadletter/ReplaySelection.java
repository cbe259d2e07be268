package suite.consumer.deadletter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import suite.consumer.deadletter.ReplayResult.Skipped;

/**
 * Chooses the dead letters of one replay, and marks them as done with. Used by one
 * thread.
 */
class ReplaySelection {

	private final DeadLetterReader reader;

	private final int maxAttempts;

	private final List<ConsumerRecord<byte[], byte[]>> chosen = new ArrayList<>();

	private final List<Skipped> skipped = new ArrayList<>();

	private final Map<TopicPartition, ReplayMarks> marks = new HashMap<>();

	private final Set<TopicPartition> changed = new HashSet<>();

	ReplaySelection(DeadLetterReader reader, int maxAttempts) {
		this.reader = reader;
		this.maxAttempts = maxAttempts;
	}

	void select(ReplayRequest request) {
		List<String> topics = DeadLetterTopics.select(request.topic());
		if (request.isSingle()) {
			single(new TopicPartition(topics.get(0), request.partition()), request.offset());
		}
		else {
			oldest(this.reader.partitions(topics), request.limitOrDefault());
		}
	}

	private void single(TopicPartition partition, long offset) {
		if (!this.reader.partitions(List.of(partition.topic())).contains(partition)) {
			skip(partition, offset, "there is no such partition");
			return;
		}
		this.marks.putAll(this.reader.marks(Set.of(partition)));
		if (this.marks.get(partition).isDone(offset)) {
			skip(partition, offset, "replayed or given up before");
			return;
		}
		this.reader.read(Map.of(partition, offset), (found, record) -> {
			if (record.offset() == offset) {
				take(partition, record);
			}
			return false;
		});
		if (this.changed.isEmpty()) {
			skip(partition, offset, "there is no such dead letter");
		}
	}

	private void oldest(Set<TopicPartition> partitions, int limit) {
		this.marks.putAll(this.reader.marks(partitions));
		Map<TopicPartition, Long> from = new HashMap<>();
		this.marks.forEach((partition, marks) -> from.put(partition, marks.next()));
		this.reader.read(from, (partition, record) -> {
			if (this.chosen.size() + this.skipped.size() >= limit) {
				return false;
			}
			// All before it are done with, or are no records.
			this.marks.get(partition).skipTo(record.offset());
			take(partition, record);
			return true;
		});
	}

	private void take(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
		ReplayMarks done = this.marks.get(partition);
		if (done.isDone(record.offset())) {
			return;
		}
		int attempts = DeadLetter.attempts(record.headers());
		if (attempts < this.maxAttempts) {
			this.chosen.add(record);
		}
		else {
			skip(partition, record.offset(), "replayed %d times, which is as often as it may be".formatted(attempts));
		}
		done.done(record.offset());
		this.changed.add(partition);
	}

	private void skip(TopicPartition partition, long offset, String reason) {
		this.skipped.add(new Skipped(partition.topic(), partition.partition(), offset, reason));
	}

	List<ConsumerRecord<byte[], byte[]>> chosen() {
		return this.chosen;
	}

	List<Skipped> skipped() {
		return this.skipped;
	}

	/**
	 * The marks to commit.
	 * @throws IllegalStateException if there are too many single ones
	 */
	Map<TopicPartition, OffsetAndMetadata> marksToCommit() {
		Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
		this.changed.forEach((partition) -> commit.put(partition, this.marks.get(partition).toCommit()));
		return commit;
	}

}
