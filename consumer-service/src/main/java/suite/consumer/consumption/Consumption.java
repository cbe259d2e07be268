package suite.consumer.consumption;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;

import org.springframework.stereotype.Component;

/**
 * What this instance received of each partition since it started, and which partitions it
 * has now. Thread-safe.
 */
@Component
public class Consumption {

	private final Map<TopicPartition, Progress> partitions = new ConcurrentHashMap<>();

	private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();

	private final MeterRegistry meters;

	public Consumption(MeterRegistry meters) {
		this.meters = meters;
	}

	/**
	 * Counts records that were processed or became dead letters.
	 * @param position the offset after the last of them
	 */
	public void received(TopicPartition partition, int count, long position) {
		this.partitions.computeIfAbsent(partition, (added) -> new Progress(System::nanoTime)).add(count, position);
		this.meters.counter("suite.consumer.received", "topic", partition.topic()).increment(count);
	}

	public void assigned(Collection<TopicPartition> partitions) {
		this.assigned.addAll(partitions);
	}

	public void revoked(Collection<TopicPartition> partitions) {
		this.assigned.removeAll(Set.copyOf(partitions));
	}

	/**
	 * The partitions that this instance has now, from when their committed offsets have
	 * been read.
	 */
	public Set<TopicPartition> assigned() {
		return Set.copyOf(this.assigned);
	}

	/**
	 * The offset after the last record that this instance received, empty if none was.
	 */
	public OptionalLong position(TopicPartition partition) {
		Progress progress = this.partitions.get(partition);
		return (progress != null) ? progress.position() : OptionalLong.empty();
	}

	/**
	 * Begins anew with a partition of a topic that was made again: its positions so far
	 * were in the topic before.
	 */
	public void beginAnew(TopicPartition partition) {
		Progress progress = this.partitions.get(partition);
		if (progress != null) {
			progress.forgetPosition();
		}
	}

	Map<TopicPartition, Progress> partitions() {
		return this.partitions;
	}

}
