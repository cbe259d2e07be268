package suite.streams.limits;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * How large records may be, so that whatever is written for one of them can be stored. A
 * record that Kafka refuses aborts its transaction each time it is tried again, and so
 * blocks its partition: it has to be found before it is sent.
 *
 * @param maxRecordSize bytes of key, value and headers that a record for
 * {@code output-topic} may have
 * @param output what {@code output-topic} takes
 * @param state what the changelog of the counts takes
 * @param deadLetter what {@code input-topic-dlt} takes
 */
public record RecordLimits(long maxRecordSize, Limit output, Limit state, Limit deadLetter) {

	// A window's start and a number behind each key.
	private static final int WINDOW = Long.BYTES + Integer.BYTES;

	/**
	 * Makes sure that a value's upper case can fit, before it is made: that takes several
	 * times the value's memory. Upper case has at least half of the value's bytes.
	 * @throws RecordTooLargeException if {@code output-topic} cannot take it anyway
	 */
	public void requireMayFitOutput(byte[] value) {
		if (value.length / 2 > this.maxRecordSize) {
			throw new RecordTooLargeException(
					"The record's value has %s bytes, more than twice what suite.streams.max-record-size allows: %s"
						.formatted(value.length, this.maxRecordSize));
		}
	}

	/**
	 * Makes sure that {@code output-topic} can take a record in upper case.
	 * @throws RecordTooLargeException if it cannot
	 */
	public void requireFitsOutput(byte @Nullable [] key, byte[] value, Iterable<Header> headers) {
		long content = RecordSize.content(key, value, headers);
		if (content > this.maxRecordSize) {
			throw new RecordTooLargeException(
					"In upper case the record has %s bytes, suite.streams.max-record-size allows %s".formatted(content,
							this.maxRecordSize));
		}
		long size = RecordSize.inTopic(key, value, headers);
		if (!this.output.allows(size)) {
			throw new RecordTooLargeException(
					"In upper case the record takes up to %s bytes, more than %s".formatted(size, this.output));
		}
	}

	/**
	 * Makes sure that a key can be counted: it is written to the changelog.
	 * @param aggregateBytes the most bytes of the value that is written with it
	 * @throws RecordTooLargeException if it cannot
	 */
	public void requireFitsState(byte[] key, int aggregateBytes) {
		long size = RecordSize.inTopic(key.length + WINDOW, aggregateBytes);
		if (!this.state.allows(size)) {
			throw new RecordTooLargeException(
					"The record's key has %s bytes; to be counted it would take up to %s, more than %s"
						.formatted(key.length, size, this.state));
		}
	}

}
