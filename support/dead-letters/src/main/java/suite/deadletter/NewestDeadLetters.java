package suite.deadletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import suite.deadletter.DeadLetters.Found;
import suite.kafka.record.RecordSize;

/**
 * Keeps the newest of the dead letters that are read, whatever their partitions, bounded
 * in number and bytes. Used by one thread.
 */
class NewestDeadLetters {

	private static final long MAX_BYTES = 16 * 1024 * 1024;

	private static final Comparator<Kept> OLDEST_FIRST = Comparator
		.<Kept>comparingLong((kept) -> kept.found().record().timestamp())
		.thenComparingLong(Kept::number);

	private final int limit;

	private final PriorityQueue<Kept> kept = new PriorityQueue<>(OLDEST_FIRST);

	private long bytes;

	private long added;

	NewestDeadLetters(int limit) {
		this.limit = limit;
	}

	private record Kept(Found found, long number, long size) {
	}

	void add(Found found) {
		Kept newest = new Kept(found, this.added++, RecordSize.of(found.record()));
		this.kept.add(newest);
		this.bytes += newest.size();
		while (this.kept.size() > this.limit || this.bytes > MAX_BYTES) {
			this.bytes -= this.kept.remove().size();
		}
	}

	/**
	 * What is kept, newest first; of equal ones that which was read last is first.
	 */
	List<Found> newestFirst() {
		List<Kept> ordered = new ArrayList<>(this.kept);
		ordered.sort(OLDEST_FIRST.reversed());
		return ordered.stream().map(Kept::found).toList();
	}

}
