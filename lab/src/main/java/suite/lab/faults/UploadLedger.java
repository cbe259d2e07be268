package suite.lab.faults;

import suite.lab.ledger.StoredIds;

/**
 * What producer-service reported of an upload.
 *
 * @param key the key of its messages, of no other upload
 * @param received lines that it read
 * @param acked of them acknowledged
 * @param rejected of them no messages
 * @param failed of them not acknowledged
 */
record UploadLedger(String key, long received, long acked, long rejected, long failed) {

	/**
	 * Whether all lines have one outcome, and what was acknowledged is stored, in order,
	 * once.
	 */
	boolean addsUp(StoredIds stored) {
		long there = stored.ids().cardinality();
		return this.received == this.acked + this.rejected + this.failed && this.acked <= there
				&& there <= this.received && stored.duplicates() == 0 && stored.reordered() == 0;
	}

}
