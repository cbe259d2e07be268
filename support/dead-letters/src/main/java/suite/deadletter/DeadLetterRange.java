package suite.deadletter;

/**
 * What there is of a partition. A mark may be beyond the end, while a transaction that
 * holds records back is open.
 *
 * @param start the offset of the first dead letter
 * @param end the offset after the last one
 * @param marks which of them are done with
 */
record DeadLetterRange(long start, long end, ReplayMarks marks) {

	boolean contains(long offset) {
		return offset >= this.start && offset < this.end;
	}

}
