package suite.kafka.record;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import suite.kafka.poll.BoundedPolls;

/**
 * What a record takes in memory.
 */
public final class RecordSize {

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
			size += BoundedPolls.HEADER_OVERHEAD + header.key().length()
					+ ((header.value() != null) ? header.value().length : 0);
		}
		return size;
	}

	/**
	 * The same without its headers, which are not looked at.
	 */
	public static long ofKeyAndValue(ConsumerRecord<byte[], byte[]> record) {
		// The client gives -1 as the size of a key or value that is not there.
		return BoundedPolls.RECORD_OVERHEAD + Math.max(0, record.serializedKeySize())
				+ Math.max(0, record.serializedValueSize());
	}

}
