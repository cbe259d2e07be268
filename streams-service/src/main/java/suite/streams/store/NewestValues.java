package suite.streams.store;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import suite.streams.topology.WindowedAggregate;

/**
 * The first values of an answer, in bounded memory whatever is offered to it. It knows
 * where it was cut, and holds all there is before that: so the bounded answers of several
 * partitions can be merged into one that is exact up to its cut. Not thread-safe.
 */
public class NewestValues {

	// What an entry takes beside its value and the characters of the key, and a window.
	private static final int ENTRY_SIZE = 106;

	private static final int WINDOW_SIZE = 200;

	private static final int CHUNK = 64 * 1024;

	private final WindowedAggregate<Object> topology;

	private final QueryWork work;

	private final int limit;

	private final long maxSize;

	private NavigableMap<Long, NavigableMap<String, Object>> windows = new TreeMap<>(Comparator.reverseOrder());

	private int number;

	private long size;

	private long taken;

	private @Nullable WindowKey cut;

	/**
	 * Creates an empty collection.
	 * @param topology whose values it holds, and no others
	 * @param work what it is for; its memory is taken
	 * @param limit the most values to hold
	 * @param maxSize the most bytes to take, about
	 */
	@SuppressWarnings("unchecked")
	public NewestValues(WindowedAggregate<?> topology, QueryWork work, int limit, long maxSize) {
		this.topology = (WindowedAggregate<Object>) topology;
		this.work = work;
		this.limit = limit;
		this.maxSize = maxSize;
	}

	/**
	 * Adds what a partition has of a key in a window. The same key can come from several
	 * partitions if its records were written by clients that choose partitions
	 * differently.
	 */
	public void add(WindowKey key, Object value) {
		if (this.cut != null && key.compareTo(this.cut) >= 0) {
			return;
		}
		NavigableMap<String, Object> window = this.windows.get(key.start());
		if (window == null) {
			window = new TreeMap<>();
			this.windows.put(key.start(), window);
			this.size += WINDOW_SIZE;
		}
		Object other = window.putIfAbsent(key.key(), value);
		if (other == null) {
			this.number++;
			this.size += size(key.key(), value);
		}
		else {
			Object merged = this.topology.merge(other, value);
			window.put(key.key(), merged);
			this.size += this.topology.size(merged) - this.topology.size(other);
		}
		while (this.number > this.limit || this.size > this.maxSize) {
			Map.Entry<Long, NavigableMap<String, Object>> last = this.windows.lastEntry();
			cutBefore(new WindowKey(last.getKey(), last.getValue().lastKey()));
		}
		while (this.size > this.taken) {
			this.work.take(CHUNK);
			this.taken += CHUNK;
		}
	}

	/**
	 * Takes over what another one holds, and its cut. The other one must not be used any
	 * more.
	 */
	public void addAll(NewestValues other) {
		if (this.windows.isEmpty() && this.cut == null && other.limit <= this.limit && other.maxSize <= this.maxSize) {
			this.windows = other.windows;
			this.number = other.number;
			this.size = other.size;
			this.cut = other.cut;
			this.taken += other.taken;
			return;
		}
		if (other.cut != null) {
			cutBefore(other.cut);
		}
		other.windows.forEach((start, values) -> values.forEach((key, value) -> add(new WindowKey(start, key), value)));
		other.discard();
	}

	/**
	 * Gives its memory back. It must not be used any more.
	 */
	public void discard() {
		this.work.give(this.taken);
		this.taken = 0;
	}

	/**
	 * Leaves out a value and all that come after it.
	 */
	public void cutBefore(WindowKey first) {
		if (this.cut != null && first.compareTo(this.cut) >= 0) {
			return;
		}
		this.cut = first;
		NavigableMap<String, Object> window = this.windows.get(first.start());
		if (window != null) {
			remove(window.tailMap(first.key(), true));
		}
		boolean whole = window == null || window.isEmpty();
		SortedMap<Long, NavigableMap<String, Object>> older = this.windows.tailMap(first.start(), whole);
		older.values().forEach(this::remove);
		this.size -= (long) WINDOW_SIZE * older.size();
		older.clear();
	}

	private void remove(SortedMap<String, Object> values) {
		for (Iterator<Map.Entry<String, Object>> entries = values.entrySet().iterator(); entries.hasNext();) {
			Map.Entry<String, Object> entry = entries.next();
			this.size -= size(entry.getKey(), entry.getValue());
			this.number--;
			entries.remove();
		}
	}

	/**
	 * The first that was left out, {@code null} if none was.
	 */
	public @Nullable WindowKey cut() {
		return this.cut;
	}

	/**
	 * The windows by their starts, in ms since the epoch, the newest first, each with its
	 * values in the order of their keys.
	 */
	public Map<Long, Map<String, Object>> windows() {
		return Collections.unmodifiableMap(this.windows);
	}

	/**
	 * A value of this collection as another instance is told it.
	 */
	public Object write(Object value) {
		return this.topology.write(value);
	}

	/**
	 * What another instance tells, as a value for this collection.
	 * @throws IllegalArgumentException if no value is told so
	 */
	public Object read(String text) {
		return this.topology.read(text);
	}

	/**
	 * A value of this collection as an answer shows it.
	 */
	public Object show(Object value) {
		return this.topology.show(value);
	}

	private long size(String key, Object value) {
		return ENTRY_SIZE + this.topology.size(value) + size(key);
	}

	private static long size(String key) {
		int length = key.length();
		for (int i = 0; i < length; i++) {
			if (key.charAt(i) > 0xFF) {
				return 2L * length;
			}
		}
		return length;
	}

}
