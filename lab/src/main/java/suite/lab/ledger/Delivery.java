package suite.lab.ledger;

import java.util.BitSet;

/**
 * A run's ledger joined with the log by message id.
 *
 * @param acked messages that the service called acknowledged
 * @param stored different messages in the log
 * @param lost acknowledged, and not in the log
 * @param unackedStored in the log, and not acknowledged: their outcome was unknown
 * @param duplicates records beyond the first of their id
 * @param reordered messages behind a later one of their key
 */
public record Delivery(long acked, long stored, long lost, long unackedStored, long duplicates, long reordered) {

	/** Nothing at all, to add to. */
	public static final Delivery NONE = new Delivery(0, 0, 0, 0, 0, 0);

	/**
	 * Joins.
	 * @param acked the acknowledged ids
	 * @param stored what the log holds of the run
	 * @return how many of each
	 */
	public static Delivery of(BitSet acked, StoredIds stored) {
		BitSet ids = stored.ids();
		BitSet unacked = (BitSet) ids.clone();
		unacked.andNot(acked);
		return new Delivery(acked.cardinality(), ids.cardinality(), lost(acked, stored).cardinality(),
				unacked.cardinality(), stored.duplicates(), stored.reordered());
	}

	/**
	 * The acknowledged messages that the log does not hold.
	 * @param acked the acknowledged ids
	 * @param stored what the log holds of the run
	 * @return their ids
	 */
	public static BitSet lost(BitSet acked, StoredIds stored) {
		BitSet lost = (BitSet) acked.clone();
		lost.andNot(stored.ids());
		return lost;
	}

	public Delivery plus(Delivery other) {
		return new Delivery(this.acked + other.acked, this.stored + other.stored, this.lost + other.lost,
				this.unackedStored + other.unackedStored, this.duplicates + other.duplicates,
				this.reordered + other.reordered);
	}

	/**
	 * Whether the promise of {@code acks=all} held: nothing lost, twice or out of order.
	 * @return whether it did
	 */
	public boolean exact() {
		return this.lost == 0 && this.duplicates == 0 && this.reordered == 0;
	}

}
