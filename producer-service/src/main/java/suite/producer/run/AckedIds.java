package suite.producer.run;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * The acknowledged ids of a run. Takes a bit for each, in pages; a page of which every id
 * was acknowledged takes nothing, and neither does one that has not begun. The ranges may
 * be asked for by any thread; everything else by who holds the lock.
 */
class AckedIds {

	private static final int PAGE_BITS = 16;

	private static final int PAGE_SIZE = 1 << PAGE_BITS;

	private static final int PAGE_BYTES = PAGE_SIZE / Byte.SIZE;

	/** Stands for all pages of which every id was acknowledged. */
	private static final long[] COMPLETE = new long[0];

	private static final int NONE = -1;

	private final long[] @Nullable [] pages;

	/** How many ids of each page were acknowledged. */
	private final int[] counts;

	private final Object lock;

	private int held;

	/**
	 * No ids.
	 * @param count the ids are below it
	 * @param lock whoever adds ids holds it already: there are millions
	 */
	AckedIds(int count, Object lock) {
		this.lock = lock;
		int size = pages(count);
		this.pages = new long[size][];
		this.counts = new int[size];
	}

	private static int pages(int count) {
		return (count - 1) / PAGE_SIZE + 1;
	}

	/**
	 * The most that the ids below a number can take.
	 */
	static long maxBytes(int count) {
		return (long) pages(count) * PAGE_BYTES;
	}

	/** What they take. */
	long bytes() {
		return (long) this.held * PAGE_BYTES;
	}

	/**
	 * Adds an id that is not there.
	 */
	void add(int id) {
		int number = id >>> PAGE_BITS;
		long[] page = this.pages[number];
		if (page == null) {
			page = new long[PAGE_SIZE / Long.SIZE];
			this.pages[number] = page;
			this.held++;
		}
		page[(id & (PAGE_SIZE - 1)) >>> 6] |= 1L << id;
		if (++this.counts[number] == PAGE_SIZE) {
			this.pages[number] = COMPLETE;
			this.held--;
		}
	}

	private long @Nullable [] copy(int page) {
		synchronized (this.lock) {
			long[] found = this.pages[page];
			return (found == null || found == COMPLETE) ? found : found.clone();
		}
	}

	/**
	 * The ids as ranges with both ends included, in order: each made when it is asked
	 * for, from one page at a time.
	 */
	Iterator<long[]> ranges() {
		return new Ranges();
	}

	private final class Ranges implements Iterator<long[]> {

		private int page = NONE;

		private long @Nullable [] copy;

		private long start = next(0, true);

		@Override
		public boolean hasNext() {
			return this.start != NONE;
		}

		@Override
		public long[] next() {
			if (this.start == NONE) {
				throw new NoSuchElementException();
			}
			long end = next(this.start, false);
			long[] range = { this.start, ((end != NONE) ? end : AckedIds.this.pages.length * (long) PAGE_SIZE) - 1 };
			this.start = (end != NONE) ? next(end, true) : NONE;
			return range;
		}

		// The next id that was acknowledged, or was not.
		private long next(long from, boolean acked) {
			long id = from;
			while (id < AckedIds.this.pages.length * (long) PAGE_SIZE) {
				long[] bits = bits((int) (id >>> PAGE_BITS));
				if (bits == null || bits == COMPLETE) {
					if (acked == (bits == COMPLETE)) {
						return id;
					}
					id = (id | (PAGE_SIZE - 1)) + 1;
				}
				else {
					long word = bits[(int) (id & (PAGE_SIZE - 1)) >>> 6];
					long found = (acked ? word : ~word) >>> id;
					if (found != 0) {
						return id + Long.numberOfTrailingZeros(found);
					}
					id = (id | (Long.SIZE - 1)) + 1;
				}
			}
			return NONE;
		}

		private long @Nullable [] bits(int number) {
			if (number != this.page) {
				this.page = number;
				this.copy = copy(number);
			}
			return this.copy;
		}

	}

}
