package suite.streams.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

import org.springframework.stereotype.Component;

/**
 * How far the restoring of local state from its changelog has come. Thread-safe.
 */
@Component
public class RestoreProgress implements StateRestoreListener {

	private final Map<TopicPartition, Restore> restores = new ConcurrentHashMap<>();

	RestoreProgress(MeterRegistry meters) {
		Gauge.builder("suite.streams.restore.partitions", this.restores, Map::size)
			.description("Partitions whose state is being restored")
			.register(meters);
		Gauge.builder("suite.streams.restore.remaining", this, RestoreProgress::remaining)
			.description("Changelog records still to be restored")
			.baseUnit("records")
			.register(meters);
	}

	/**
	 * Describes what is being restored, for people.
	 * @return empty if nothing is
	 */
	public Optional<String> describe() {
		Map<TopicPartition, Restore> now = Map.copyOf(this.restores);
		if (now.isEmpty()) {
			return Optional.empty();
		}
		long total = now.values().stream().mapToLong(Restore::total).sum();
		long remaining = now.values().stream().mapToLong(Restore::remaining).sum();
		return Optional.of("restoring the state of %d partition%s: %d of %d records restored".formatted(now.size(),
				(now.size() == 1) ? "" : "s", total - remaining, total));
	}

	private long remaining() {
		return this.restores.values().stream().mapToLong(Restore::remaining).sum();
	}

	@Override
	public void onRestoreStart(TopicPartition partition, String store, long startOffset, long endOffset) {
		this.restores.put(partition, new Restore(startOffset, startOffset, endOffset));
	}

	@Override
	public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long count) {
		this.restores.computeIfPresent(partition,
				(key, restore) -> new Restore(restore.start(), batchEndOffset + 1, restore.end()));
	}

	@Override
	public void onRestoreEnd(TopicPartition partition, String store, long total) {
		this.restores.remove(partition);
	}

	@Override
	public void onRestoreSuspended(TopicPartition partition, String store, long total) {
		this.restores.remove(partition);
	}

	/**
	 * One partition's progress, in offsets of its changelog.
	 */
	private record Restore(long start, long position, long end) {

		long total() {
			return Math.max(0, this.end - this.start);
		}

		long remaining() {
			return Math.max(0, this.end - this.position);
		}

	}

}
