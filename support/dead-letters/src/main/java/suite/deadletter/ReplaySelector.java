package suite.deadletter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks for the dead letters that a request wants replayed. Used by one thread.
 */
class ReplaySelector {

	private final DeadLetterReader reader;

	private final DeadLetterRanges ranges;

	private final ReplaySelection selection;

	/**
	 * Begins to look.
	 * @param selection to which is added what is found
	 */
	ReplaySelector(DeadLetterReader reader, DeadLetterRanges ranges, ReplaySelection selection) {
		this.reader = reader;
		this.ranges = ranges;
		this.selection = selection;
	}

	void select(ReplayRequest request, List<String> topics) {
		if (request.partition() != null && request.offset() != null) {
			single(new TopicPartition(topics.get(0), request.partition()), request.offset());
		}
		else {
			oldest(request.limitOrDefault());
		}
	}

	private void single(TopicPartition partition, long offset) {
		this.ranges.requireRead(partition);
		if (!this.ranges.known().containsKey(partition)) {
			this.selection.skip(partition, offset, "there is no such partition");
			return;
		}
		DeadLetterRange range = this.ranges.of(partition);
		if (range.marks().isDone(offset)) {
			this.selection.skip(partition, offset, "replayed or given up before");
			return;
		}
		if (range.contains(offset)) {
			this.reader.read(this.ranges, Map.of(partition, offset), (found, record) -> {
				if (record.offset() == offset) {
					this.selection.take(record);
				}
				return false;
			});
			this.ranges.requireRead(partition);
		}
		if (this.selection.isEmpty()) {
			this.selection.skip(partition, offset, "there is no such dead letter");
		}
	}

	private void oldest(int limit) {
		Map<TopicPartition, Long> from = new HashMap<>();
		this.ranges.known()
			.forEach((partition, range) -> from.put(partition, Math.max(range.start(), range.marks().next())));
		this.selection.inOrder();
		this.reader.read(this.ranges, from, (partition, record) -> goesOn(partition, record, limit));
	}

	private boolean goesOn(TopicPartition partition, ConsumerRecord<byte[], byte[]> record, int limit) {
		if (this.selection.size() >= limit || !this.selection.hasRoomFor(partition, record)) {
			return false;
		}
		this.selection.take(record);
		return true;
	}

}
