package suite.streams.limits;

/**
 * The most bytes that a record may take in one place.
 *
 * @param bytes as {@link RecordSize#inTopic} counts them
 * @param origin the setting that says so
 */
public record Limit(long bytes, String origin) {

	/**
	 * Whether a record fits.
	 * @param size of the record, as {@link RecordSize#inTopic} counts it
	 */
	public boolean allows(long size) {
		return size <= this.bytes;
	}

	/**
	 * The smaller one, where both apply.
	 */
	public Limit orLess(Limit other) {
		return (other.bytes < this.bytes) ? other : this;
	}

	@Override
	public String toString() {
		return "%s bytes (%s)".formatted(this.bytes, this.origin);
	}

}
