package suite.consumer.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The newest records, bounded in number and bytes. Those that came last, as much again at
 * most, are weighed later: where records come by the million they are replaced before
 * that. Thread-safe.
 */
public class RecordBuffer {

	private final int capacity;

	private final long maxBytes;

	private final Deque<Kept> records = new ArrayDeque<>();

	private long bytes;

	private List<ConsumerRecord<byte[], byte[]>> latest = List.of();

	private record Kept(ConsumerRecord<byte[], byte[]> record, long size) {
	}

	public RecordBuffer(int capacity, long maxBytes) {
		this.capacity = capacity;
		this.maxBytes = maxBytes;
	}

	/**
	 * Adds the newest of the records, as many as there is room for, in place of the
	 * oldest. Until {@link #weigh} is called, or others are added, they may hold on to
	 * the fetch they came in, for the sake of their headers.
	 * @param batch records, of which the last is the newest
	 */
	public synchronized void add(List<ConsumerRecord<byte[], byte[]>> batch) {
		if (batch.size() >= this.capacity) {
			this.records.clear();
			this.bytes = 0;
		}
		else {
			weigh();
		}
		this.latest = List.copyOf(batch.subList(Math.max(0, batch.size() - this.capacity), batch.size()));
		if (this.latest.stream().mapToLong(RecordSize::ofKeyAndValue).sum() > this.maxBytes) {
			weigh();
		}
	}

	/**
	 * Lets the oldest records go until the others are within the bounds.
	 */
	public synchronized void weigh() {
		for (ConsumerRecord<byte[], byte[]> record : this.latest) {
			Kept newest = new Kept(record, RecordSize.of(record));
			this.records.addLast(newest);
			this.bytes += newest.size();
			while (this.records.size() > this.capacity || this.bytes > this.maxBytes) {
				this.bytes -= this.records.removeFirst().size();
			}
		}
		this.latest = List.of();
	}

	/**
	 * The newest records that match, newest first.
	 */
	public synchronized List<ConsumerRecord<byte[], byte[]>> newest(Predicate<ConsumerRecord<byte[], byte[]>> filter,
			int limit) {
		weigh();
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		Iterator<Kept> newestFirst = this.records.descendingIterator();
		while (newestFirst.hasNext() && found.size() < limit) {
			ConsumerRecord<byte[], byte[]> record = newestFirst.next().record();
			if (filter.test(record)) {
				found.add(record);
			}
		}
		return found;
	}

}
