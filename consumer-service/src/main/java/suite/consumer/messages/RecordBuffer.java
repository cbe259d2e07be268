package suite.consumer.messages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The newest records of a topic, bounded in number and bytes. Thread-safe.
 */
class RecordBuffer {

	/** What a record takes beside its key and value, about. */
	static final int OVERHEAD = 200;

	private final int capacity;

	private final long maxBytes;

	private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();

	private long bytes;

	RecordBuffer(int capacity, long maxBytes) {
		this.capacity = capacity;
		this.maxBytes = maxBytes;
	}

	/**
	 * Adds the newest of the records, as many as there is room for, in place of the
	 * oldest.
	 */
	synchronized void add(List<ConsumerRecord<byte[], byte[]>> batch) {
		for (ConsumerRecord<byte[], byte[]> record : batch.subList(Math.max(0, batch.size() - this.capacity),
				batch.size())) {
			this.records.addLast(record);
			this.bytes += size(record);
			while (this.records.size() > this.capacity || this.bytes > this.maxBytes) {
				this.bytes -= size(this.records.removeFirst());
			}
		}
	}

	/**
	 * The newest records that match, newest first.
	 */
	synchronized List<ConsumerRecord<byte[], byte[]>> newest(Predicate<ConsumerRecord<byte[], byte[]>> filter,
			int limit) {
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		Iterator<ConsumerRecord<byte[], byte[]>> newestFirst = this.records.descendingIterator();
		while (newestFirst.hasNext() && found.size() < limit) {
			ConsumerRecord<byte[], byte[]> record = newestFirst.next();
			if (filter.test(record)) {
				found.add(record);
			}
		}
		return found;
	}

	// The client gives -1 as the size of a key or value that is not there.
	private static long size(ConsumerRecord<byte[], byte[]> record) {
		long size = OVERHEAD + Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
		for (Header header : record.headers()) {
			size += header.key().length() + ((header.value() != null) ? header.value().length : 0);
		}
		return size;
	}

}
