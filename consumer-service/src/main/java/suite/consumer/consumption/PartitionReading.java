package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import suite.consumer.consumption.GroupOffsets.PartitionOffsets;
import suite.consumer.consumption.OldestRecords.Range;

/**
 * What was read of one partition, and what follows from it.
 */
class PartitionReading {

	/** Transactions take moments; it is remarkable if one takes that long. */
	private static final Duration LONG_TRANSACTION = Duration.ofSeconds(10);

	private final Instant asOf;

	private final Ends ends;

	private final Committed committed;

	private final EndHistory history;

	/**
	 * A reading.
	 * @param history what was read before, to which this reading is added
	 */
	PartitionReading(Instant asOf, Ends ends, Committed committed, EndHistory history) {
		this.asOf = asOf;
		this.ends = ends;
		this.committed = committed;
		this.history = history;
		history.add(asOf, ends.written(), Math.min(from(), ends.end()));
	}

	/**
	 * Where the group continues. Records before the start are deleted: nobody can be
	 * behind by those. An offset beyond the end counts as none: the group starts again.
	 */
	private long from() {
		Long offset = this.committed.offset();
		return (offset != null && !isBeyondTheEnd(offset)) ? Math.max(offset, this.ends.start()) : this.ends.start();
	}

	Range range() {
		return new Range(from(), this.ends.end());
	}

	boolean isBehind() {
		return this.committed.known() && from() < this.ends.end();
	}

	private boolean isBeyondTheEnd(long offset) {
		return offset > this.ends.written();
	}

	/**
	 * The offsets.
	 * @param oldest the timestamp of the first record that the group has not committed;
	 * empty if there is none, null if it is unknown
	 */
	PartitionOffsets offsets(@Nullable OptionalLong oldest) {
		long heldBack = this.ends.written() - this.ends.end();
		Double heldBackSeconds = (heldBack > 0) ? seconds(age(this.ends.end())) : 0;
		if (!this.committed.known()) {
			return new PartitionOffsets(null, this.ends.end(), heldBack, heldBackSeconds, null, null, null);
		}
		if (!isBehind() || (oldest != null && oldest.isEmpty())) {
			return new PartitionOffsets(this.committed.offset(), this.ends.end(), heldBack, heldBackSeconds, 0L, 0.0,
					0.0);
		}
		double waiting = seconds(age(from()));
		Double lagSeconds = null;
		if (oldest != null && hasTime(oldest)) {
			lagSeconds = Math.max(waiting, (this.asOf.toEpochMilli() - oldest.getAsLong()) / 1000.0);
		}
		return new PartitionOffsets(this.committed.offset(), this.ends.end(), heldBack, heldBackSeconds,
				this.ends.end() - from(), lagSeconds, waiting);
	}

	/**
	 * What is remarkable of the partition, for people.
	 */
	List<String> remarks(@Nullable OptionalLong oldest) {
		List<String> remarks = new ArrayList<>();
		Long offset = this.committed.offset();
		if (offset != null && isBeyondTheEnd(offset)) {
			remarks.add("ends at offset %s, before the group's offset %s: it is read from the start again"
				.formatted(this.ends.written(), offset));
		}
		else if (offset != null && offset < this.ends.start()) {
			remarks.add("begins at offset %s, up to %s records behind the group's offset are deleted"
				.formatted(this.ends.start(), this.ends.start() - offset));
		}
		if (this.ends.written() > this.ends.end() && age(this.ends.end()).compareTo(LONG_TRANSACTION) >= 0) {
			remarks.add("holds up to %s records back, for a transaction that is open since %s s at least"
				.formatted(this.ends.written() - this.ends.end(), age(this.ends.end()).toSeconds()));
		}
		if (isBehind() && oldest != null && oldest.isPresent() && !hasTime(oldest)) {
			remarks.add("has a record without a timestamp, which waits since %s s at least"
				.formatted(age(from()).toSeconds()));
		}
		return remarks;
	}

	private static boolean hasTime(OptionalLong oldest) {
		return oldest.orElse(-1) >= 0;
	}

	private Duration age(long offset) {
		return this.history.age(offset, this.asOf);
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

	/**
	 * What the group has committed.
	 *
	 * @param known whether that is known
	 * @param offset null if it has committed nothing
	 */
	record Committed(boolean known, @Nullable Long offset) {
	}

	/**
	 * The ends of a partition.
	 *
	 * @param start the offset of the first record there is
	 * @param end the offset up to which the group can read
	 * @param written the offset after the last record there is, of open transactions too
	 */
	record Ends(long start, long end, long written) {
	}

}
