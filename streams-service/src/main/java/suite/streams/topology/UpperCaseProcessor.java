package suite.streams.topology;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forwards values in upper case, those longer than five characters. In one step, because
 * each step of a topology copies the record with its headers.
 * <p>
 * Refuses records that {@code output-topic} would refuse: upper case can take up to three
 * times the bytes. Found here, such a record becomes a dead letter. Found by the
 * producer, it would abort its transaction each time it is tried again, and so block its
 * partition.
 */
class UpperCaseProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

	private static final int MAX_SHORT_LENGTH = 5;

	private static final int MAX_BYTES_PER_CHAR = 3;

	private final long maxBytes;

	/**
	 * Creates a processor.
	 * @param maxBytes of key, value and headers that a record may have
	 */
	UpperCaseProcessor(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		if (record.value() == null) {
			return;
		}
		byte[] text = UpperCase.of(record.value());
		if (isLong(text)) {
			Record<byte[], byte[]> result = record.withValue(text);
			requireWithinLimit(result);
			context().forward(result);
		}
	}

	private static boolean isLong(byte[] utf8) {
		return utf8.length > MAX_SHORT_LENGTH && (utf8.length > MAX_BYTES_PER_CHAR * MAX_SHORT_LENGTH
				|| new String(utf8, StandardCharsets.UTF_8).length() > MAX_SHORT_LENGTH);
	}

	private void requireWithinLimit(Record<byte[], byte[]> record) {
		long size = length(record.key()) + length(record.value());
		for (Header header : record.headers()) {
			size += Utils.utf8Length(header.key()) + length(header.value());
		}
		if (size > this.maxBytes) {
			throw new RecordTooLargeException(
					"In upper case the record has %d bytes, suite.streams.max-record-size allows %d".formatted(size,
							this.maxBytes));
		}
	}

	private static long length(byte[] data) {
		return (data != null) ? data.length : 0;
	}

}
