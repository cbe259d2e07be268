package suite.streams.topology;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Refuses records that {@code output-topic} would refuse: upper case can take up to three
 * times the bytes. Found here, such a record becomes a dead letter. Found by the
 * producer, it would abort its transaction each time it is tried again, and so block its
 * partition.
 */
class SizeLimit extends ContextualFixedKeyProcessor<String, String, String> {

	private static final int MAX_BYTES_PER_CHAR = 3;

	private final long maxBytes;

	SizeLimit(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	@Override
	public void process(FixedKeyRecord<String, String> record) {
		if (size(record, MAX_BYTES_PER_CHAR) > this.maxBytes) {
			requireWithinLimit(record);
		}
		context().forward(record);
	}

	private void requireWithinLimit(FixedKeyRecord<String, String> record) {
		long size = size(record, 0) + bytes(record.key()) + bytes(record.value());
		if (size > this.maxBytes) {
			throw new RecordTooLargeException(
					"In upper case the record has %d bytes, suite.streams.max-record-size allows %d".formatted(size,
							this.maxBytes));
		}
	}

	private static long size(FixedKeyRecord<String, String> record, int bytesPerChar) {
		long size = (long) bytesPerChar
				* (record.value().length() + ((record.key() != null) ? record.key().length() : 0));
		for (Header header : record.headers()) {
			size += Utils.utf8Length(header.key()) + ((header.value() != null) ? header.value().length : 0);
		}
		return size;
	}

	private static int bytes(String text) {
		return (text != null) ? Utils.utf8Length(text) : 0;
	}

}
