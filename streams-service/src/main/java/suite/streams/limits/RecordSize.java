package suite.streams.limits;

import java.util.Iterator;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Sizes of records, without writing them.
 */
public final class RecordSize {

	private static final int BATCH = 61;

	// Attributes, and its length, offset and time as long as they can be.
	private static final int RECORD = 21;

	// What does not compress grows with each block by some bytes, most with gzip (5 in
	// 16 KB) and snappy (10 in 32 KB).
	private static final int GROWTH_SHARE = 3072;

	private static final int GROWTH = 32;

	private RecordSize() {
	}

	/**
	 * The bytes of a record's content, as people count them.
	 */
	public static long content(byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> headers) {
		long size = length(key) + length(value);
		for (Header header : headers) {
			size += Utils.utf8Length(header.key()) + length(header.value());
		}
		return size;
	}

	/**
	 * The most bytes that a record can take in a topic: as a batch of its own, under any
	 * compression, as the brokers compare it with {@code max.message.bytes}. A header
	 * takes two bytes at least.
	 */
	public static long inTopic(byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> headers) {
		return inTopic(withLength(length(key)) + withLength(length(value)) + varint(count(headers)) + headers(headers));
	}

	/**
	 * The most bytes that a record without headers can take in a topic.
	 * @param key length of its key
	 * @param value length of its value
	 */
	static long inTopic(long key, long value) {
		return inTopic(withLength(key) + withLength(value) + withLength(0));
	}

	/**
	 * The bytes that headers take in a record, beside their number.
	 */
	public static long headers(Iterable<Header> headers) {
		long size = 0;
		for (Header header : headers) {
			size += withLength(Utils.utf8Length(header.key())) + withLength(length(header.value()));
		}
		return size;
	}

	private static long count(Iterable<Header> headers) {
		long count = 0;
		for (Iterator<Header> each = headers.iterator(); each.hasNext(); each.next()) {
			count++;
		}
		return count;
	}

	private static long inTopic(long parts) {
		long size = BATCH + RECORD + parts;
		return size + size / GROWTH_SHARE + GROWTH;
	}

	private static long withLength(long bytes) {
		return varint(bytes) + bytes;
	}

	// Seven bits a byte, one of them for the sign.
	private static int varint(long number) {
		int bytes = 1;
		for (long rest = number >>> 6; rest > 0; rest >>>= 7) {
			bytes++;
		}
		return bytes;
	}

	private static long length(byte @Nullable [] data) {
		return (data != null) ? data.length : 0;
	}

}
