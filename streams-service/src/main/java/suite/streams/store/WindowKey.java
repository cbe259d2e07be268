package suite.streams.store;

import java.util.Comparator;

/**
 * One key in one window. In the order of an answer: the newest window first, its keys in
 * their natural order.
 *
 * @param start start of the window in ms since the epoch
 * @param key the record key
 */
public record WindowKey(long start, String key) implements Comparable<WindowKey> {

	private static final Comparator<WindowKey> ORDER = Comparator.comparingLong(WindowKey::start)
		.reversed()
		.thenComparing(WindowKey::key);

	@Override
	public int compareTo(WindowKey other) {
		return ORDER.compare(this, other);
	}

}
