package suite.producer.run;

import java.util.List;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Headers that many records share. Kafka's producer asks each record for an array of its
 * headers and only reads it, so that one array serves for all. Thread-safe.
 */
final class RunHeaders extends RecordHeaders {

	private final Header[] array;

	RunHeaders(Header header) {
		super(List.of(header));
		setReadOnly();
		this.array = super.toArray();
	}

	@Override
	public Header[] toArray() {
		return this.array;
	}

}
