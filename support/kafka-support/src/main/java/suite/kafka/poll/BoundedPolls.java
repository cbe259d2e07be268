package suite.kafka.poll;

import java.util.Iterator;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what the records of one poll take in memory. Kafka's client bounds their number,
 * and the bytes that it fetches: decompressed, and with a header for each other byte,
 * those may be a hundred times as many. When the bound is reached the value of the next
 * record cannot be decoded, by the client's rules: a poll then returns the records before
 * it, and the next one begins with it.
 */
public final class BoundedPolls {

	/** What a record takes beside its key, value and headers, about. */
	public static final int RECORD_OVERHEAD = 200;

	/**
	 * What a header takes beside its key and value: itself, a text, an array, and what
	 * points to them.
	 */
	public static final int HEADER_OVERHEAD = 150;

	private final long maxBytes;

	/**
	 * Of the poll that this thread is in. Kafka's clients decode on the thread that
	 * polls.
	 */
	private final ThreadLocal<Poll> polls = ThreadLocal.withInitial(Poll::new);

	public BoundedPolls(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * A decoder of keys, or of values, that leaves them as they are.
	 */
	public Deserializer<byte[]> decoder(boolean key) {
		return new Bytes(key);
	}

	/**
	 * Begins a poll on this thread.
	 */
	public void begin() {
		this.polls.get().begin();
	}

	/**
	 * The bytes that a record takes, about, seen before it is made of its parts.
	 */
	private static long size(Headers headers, int value) {
		long size = RECORD_OVERHEAD + value;
		for (Iterator<Header> each = headers.iterator(); each.hasNext(); each.next()) {
			size += HEADER_OVERHEAD;
		}
		return size;
	}

	/**
	 * What a poll has taken so far. A record with neither key nor value is not seen.
	 */
	private static final class Poll {

		private long bytes;

		/** The record whose key was decoded last, known by its headers. */
		private @Nullable Headers record;

		private long pending;

		void begin() {
			this.bytes = 0;
			this.record = null;
			this.pending = 0;
		}

		void take(boolean key, Headers headers, int length, long maxBytes) {
			boolean hasKey = headers == this.record && !key;
			if (!hasKey) {
				// The record before had no value.
				this.bytes += this.pending;
				this.pending = 0;
			}
			if (this.bytes >= maxBytes) {
				throw new SerializationException("enough for one poll");
			}
			this.record = headers;
			this.pending = hasKey ? this.pending + length : size(headers, length);
		}

	}

	private final class Bytes implements Deserializer<byte[]> {

		private final boolean key;

		private Bytes(boolean key) {
			this.key = key;
		}

		@Override
		public byte[] deserialize(String topic, byte[] bytes) {
			return bytes;
		}

		@Override
		public byte[] deserialize(String topic, Headers headers, byte[] bytes) {
			BoundedPolls.this.polls.get()
				.take(this.key, headers, (bytes != null) ? bytes.length : 0, BoundedPolls.this.maxBytes);
			return bytes;
		}

	}

}
