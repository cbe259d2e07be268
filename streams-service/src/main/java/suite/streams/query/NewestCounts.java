package suite.streams.query;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The first counts of an answer, in bounded memory whatever is offered to it. It knows
 * where it was cut, and holds all there is before that: so the bounded answers of several
 * partitions can be merged into one that is exact up to its cut. Not thread-safe.
 */
class NewestCounts {

	// What an entry takes beside its characters.
	private static final int ENTRY_SIZE = 100;

	private final TreeMap<WindowKey, Long> counts = new TreeMap<>();

	private final int limit;

	private final long maxSize;

	private long size;

	private @Nullable WindowKey cut;

	/**
	 * Creates an empty collection.
	 * @param limit the most counts to hold
	 * @param maxSize the most bytes to take, about
	 */
	NewestCounts(int limit, long maxSize) {
		this.limit = limit;
		this.maxSize = maxSize;
	}

	/**
	 * Adds to the count of a key in a window. The same key can come from several
	 * partitions if its records were written by clients that choose partitions
	 * differently.
	 */
	void add(WindowKey key, long count) {
		if (this.cut != null && key.compareTo(this.cut) >= 0) {
			return;
		}
		if (this.counts.merge(key, count, Long::sum) == count) {
			this.size += size(key);
		}
		while (this.counts.size() > this.limit || this.size > this.maxSize) {
			cutBefore(this.counts.lastKey());
		}
	}

	/**
	 * Adds what another one holds, and takes over its cut.
	 */
	void addAll(NewestCounts other) {
		if (other.cut != null) {
			cutBefore(other.cut);
		}
		other.counts.forEach(this::add);
	}

	/**
	 * Leaves out a count and all that come after it.
	 */
	void cutBefore(WindowKey first) {
		if (this.cut == null || first.compareTo(this.cut) < 0) {
			this.cut = first;
			SortedMap<WindowKey, Long> leftOut = this.counts.tailMap(first);
			leftOut.keySet().forEach((key) -> this.size -= size(key));
			leftOut.clear();
		}
	}

	/**
	 * The first count that was left out, {@code null} if none was.
	 */
	@Nullable WindowKey cut() {
		return this.cut;
	}

	SortedMap<WindowKey, Long> counts() {
		return Collections.unmodifiableSortedMap(this.counts);
	}

	private static int size(WindowKey key) {
		return ENTRY_SIZE + key.key().length();
	}

}
