package suite.consumer.deadletter;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Which dead letters of a partition are done with: all below an offset, and single ones
 * above it. Kept in Kafka as the committed offset of the replay group and its metadata,
 * which has room for some hundreds of single ones. Used by one thread.
 */
class ReplayMarks {

	/** What a broker takes, unless {@code offset.metadata.max.bytes} says otherwise. */
	private static final int MAX_METADATA = 4096;

	private final TreeSet<Long> single = new TreeSet<>();

	private long next;

	private ReplayMarks(long next) {
		this.next = next;
	}

	/**
	 * The marks that are committed.
	 * @param committed what the group committed, null if nothing
	 * @param start the first offset that still exists
	 */
	static ReplayMarks of(OffsetAndMetadata committed, long start) {
		ReplayMarks marks = new ReplayMarks((committed != null) ? committed.offset() : 0);
		Optional.ofNullable(committed)
			.map(OffsetAndMetadata::metadata)
			.stream()
			.flatMap((metadata) -> Arrays.stream(metadata.split(",")))
			.filter((distance) -> !distance.isBlank())
			.forEach((distance) -> marks.single.add(marks.next + Long.parseLong(distance)));
		marks.advance(Math.max(marks.next, start));
		return marks;
	}

	/**
	 * The first offset that is not done with.
	 */
	long next() {
		return this.next;
	}

	boolean isDone(long offset) {
		return offset < this.next || this.single.contains(offset);
	}

	void done(long offset) {
		if (!isDone(offset)) {
			this.single.add(offset);
			advance(this.next);
		}
	}

	/**
	 * Passes over offsets without a record.
	 */
	void skipTo(long offset) {
		advance(Math.max(this.next, offset));
	}

	private void advance(long to) {
		this.next = to;
		while (this.single.contains(this.next)) {
			this.next++;
		}
		this.single.headSet(this.next).clear();
	}

	/**
	 * The marks as they are committed.
	 * @throws IllegalStateException if there are too many single ones
	 */
	OffsetAndMetadata toCommit() {
		String metadata = this.single.stream()
			.map((offset) -> Long.toString(offset - this.next))
			.collect(Collectors.joining(","));
		if (metadata.length() > MAX_METADATA) {
			throw new IllegalStateException(
					"%d dead letters of a partition were replayed one by one, no more can be remembered. Replay those before them first, from offset %d on."
						.formatted(this.single.size(), this.next));
		}
		return new OffsetAndMetadata(this.next, metadata);
	}

}
