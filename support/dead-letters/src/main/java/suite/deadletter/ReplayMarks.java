package suite.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters of a partition are done with: all below an offset, and single ones
 * above it. Kept in Kafka as the committed offset of the replay group and its metadata,
 * which has room for some hundreds of single ones. Anybody may commit for that group:
 * what cannot be a mark is ignored. Used by one thread.
 */
class ReplayMarks {

	/** What a broker takes, unless {@code offset.metadata.max.bytes} says otherwise. */
	private static final int MAX_METADATA = 4096;

	private final TreeSet<Long> single;

	private final @Nullable String ignored;

	private long next;

	private ReplayMarks(long next, Collection<Long> single, @Nullable String ignored) {
		this.next = next;
		this.single = new TreeSet<>(single);
		this.ignored = ignored;
		advance(next);
	}

	/**
	 * The marks that are committed.
	 * @param committed what the group committed, null if nothing
	 * @param start the first offset that still exists
	 * @param end the offset after the last one, read after {@code committed}
	 */
	static ReplayMarks of(@Nullable OffsetAndMetadata committed, long start, long end) {
		if (committed == null) {
			return new ReplayMarks(start, List.of(), null);
		}
		if (committed.offset() > end) {
			return new ReplayMarks(start, List.of(),
					"offset %s, for there are only dead letters up to %s".formatted(committed.offset(), end));
		}
		long next = Math.max(committed.offset(), start);
		try {
			return new ReplayMarks(next, single(committed, end), null);
		}
		catch (IllegalArgumentException ex) {
			return new ReplayMarks(next, List.of(), "metadata that are not its own");
		}
	}

	private static List<Long> single(OffsetAndMetadata committed, long end) {
		List<Long> single = new ArrayList<>();
		String metadata = committed.metadata();
		if (metadata.length() > MAX_METADATA) {
			throw new IllegalArgumentException("longer than what is written here");
		}
		for (String distance : metadata.isEmpty() ? new String[0] : metadata.split(",", -1)) {
			long number = Long.parseLong(distance);
			if (number < 1 || number >= end - committed.offset()) {
				throw new IllegalArgumentException("not a dead letter");
			}
			single.add(committed.offset() + number);
		}
		return single;
	}

	/**
	 * What was committed and is ignored, if there is something.
	 */
	Optional<String> ignored() {
		return Optional.ofNullable(this.ignored);
	}

	ReplayMarks copy() {
		return new ReplayMarks(this.next, this.single, this.ignored);
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
	 * Passes over offsets that are done with, or have no record.
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
					"%s dead letters of a partition were replayed one by one, no more can be remembered. Replay those before them first, from offset %s on."
						.formatted(this.single.size(), this.next));
		}
		return new OffsetAndMetadata(this.next, metadata);
	}

}
