package suite.consumer.record;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import suite.kafka.poll.BoundedPolls;

/**
 * What a record takes in memory.
 */
public final class RecordSize {

	/** What a record takes beside its key, value and headers, about. */
	static final int OVERHEAD = BoundedPolls.RECORD_OVERHEAD;

	/**
	 * What a header takes beside its key and value: itself, a text, an array, and what
	 * points to them.
	 */
	static final int HEADER_OVERHEAD = BoundedPolls.HEADER_OVERHEAD;

	private RecordSize() {
	}

	/**
	 * The bytes that a record takes, about. Afterwards it takes no more than that: a
	 * header holds on to the whole fetch it came in until it is asked for its key and
	 * value.
	 */
	public static long of(ConsumerRecord<byte[], byte[]> record) {
		long size = ofKeyAndValue(record);
		for (Header header : record.headers()) {
			size += HEADER_OVERHEAD + header.key().length() + ((header.value() != null) ? header.value().length : 0);
		}
		return size;
	}

	static long ofKeyAndValue(ConsumerRecord<byte[], byte[]> record) {
		// The client gives -1 as the size of a key or value that is not there.
		return OVERHEAD + Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
	}

}
