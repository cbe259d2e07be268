package suite.consumer.messages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.kafka.record.RecordSize;

/**
 * The newest records, bounded in number and bytes. Those of the last batch are weighed
 * later, and take as much again at most: where records come by the million, most are
 * replaced before that. Records are numbered as they come, so that whoever has seen one
 * can ask for those that came after it. Thread-safe.
 */
class RecordBuffer {

	private final int capacity;

	private final long maxBytes;

	private final AtomicLong numbers;

	private final Deque<Numbered> records = new ArrayDeque<>();

	private long bytes;

	private List<ConsumerRecord<byte[], byte[]>> latest = List.of();

	private long latestNumber;

	/**
	 * A record, and its number among all that came: later ones have higher numbers.
	 */
	record Numbered(ConsumerRecord<byte[], byte[]> record, long number, long size) {
	}

	/**
	 * A buffer.
	 * @param capacity records that are kept at most
	 * @param maxBytes what these may take in memory
	 * @param numbers the highest number so far, which other buffers may share
	 */
	RecordBuffer(int capacity, long maxBytes, AtomicLong numbers) {
		this.capacity = capacity;
		this.maxBytes = maxBytes;
		this.numbers = numbers;
	}

	/**
	 * Adds the newest of the records, as many as there is room for, in place of the
	 * oldest. Until {@link #weigh} is called or others are added, their headers may keep
	 * the whole fetch in memory that they came in.
	 * @param batch records, of which the last is the newest
	 */
	synchronized void add(List<ConsumerRecord<byte[], byte[]>> batch) {
		if (batch.size() >= this.capacity) {
			this.records.clear();
			this.bytes = 0;
		}
		else {
			weigh();
		}
		this.latest = List.copyOf(batch.subList(Math.max(0, batch.size() - this.capacity), batch.size()));
		this.latestNumber = this.numbers.addAndGet(batch.size()) - this.latest.size() + 1;
		if (this.latest.stream().mapToLong(RecordSize::ofKeyAndValue).sum() > this.maxBytes) {
			weigh();
		}
	}

	/**
	 * Lets the oldest records go until the others are within the bounds.
	 */
	synchronized void weigh() {
		for (ConsumerRecord<byte[], byte[]> record : this.latest) {
			Numbered newest = new Numbered(record, this.latestNumber++, RecordSize.of(record));
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
	synchronized List<Numbered> newest(Predicate<ConsumerRecord<byte[], byte[]>> filter, int limit) {
		weigh();
		List<Numbered> found = new ArrayList<>();
		Iterator<Numbered> newestFirst = this.records.descendingIterator();
		while (newestFirst.hasNext() && found.size() < limit) {
			Numbered each = newestFirst.next();
			if (filter.test(each.record())) {
				found.add(each);
			}
		}
		return found;
	}

	/**
	 * The records that came after a given one and match, oldest first.
	 * @param number the number of the given one
	 */
	synchronized List<Numbered> after(long number, Predicate<ConsumerRecord<byte[], byte[]>> filter, int limit) {
		weigh();
		return this.records.stream()
			.filter((each) -> each.number() > number && filter.test(each.record()))
			.limit(limit)
			.toList();
	}

	/**
	 * The number of a record, or of the last one that came before it from its partition.
	 * @return empty if neither is kept
	 */
	synchronized OptionalLong numberOf(int partition, long offset) {
		weigh();
		return this.records.stream()
			.filter((each) -> each.record().partition() == partition && each.record().offset() <= offset)
			.mapToLong(Numbered::number)
			.max();
	}

}
