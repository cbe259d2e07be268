package suite.lab.ledger;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a topic holds of one run: a bit for each id, and an entry for each key. Not
 * thread-safe.
 */
public final class StoredIds {

	private final BitSet ids = new BitSet();

	private final Map<String, Integer> latest = new HashMap<>();

	private long duplicates;

	private long reordered;

	/**
	 * Takes the next record of the run. Those of one key come in the order of the log.
	 * @param key the record's key
	 * @param id the message's id; a run sends them in rising order
	 */
	public void add(String key, int id) {
		if (this.ids.get(id)) {
			this.duplicates++;
			return;
		}
		this.ids.set(id);
		Integer before = this.latest.put(key, id);
		if (before != null && before > id) {
			this.reordered++;
			this.latest.put(key, before);
		}
	}

	public BitSet ids() {
		return (BitSet) this.ids.clone();
	}

	/**
	 * How many records have an id that another record before them has.
	 * @return the number
	 */
	public long duplicates() {
		return this.duplicates;
	}

	/**
	 * How many messages stand behind one of the same key that was sent after them,
	 * duplicates not counted.
	 * @return the number
	 */
	public long reordered() {
		return this.reordered;
	}

}
