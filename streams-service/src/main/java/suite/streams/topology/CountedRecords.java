package suite.streams.topology;

import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Knows which records of a partition Kafka Streams counts. Its own aggregation only logs
 * a line for each record that it leaves out. Used by one task from its first record on,
 * like the aggregation: so both have the same stream time.
 */
class CountedRecords {

	private final long windowSize;

	private final long grace;

	private final Uncounted uncounted;

	private long streamTime = -1;

	CountedRecords(TimeWindows windows, Uncounted uncounted) {
		this.windowSize = windows.size();
		this.grace = windows.gracePeriodMs();
		this.uncounted = uncounted;
	}

	/**
	 * Takes each record, in order.
	 * @param place of the record, {@code null} if it has none
	 */
	void see(Record<?, ?> record, @Nullable RecordMetadata place) {
		if (record.key() == null) {
			tell(Uncounted.Reason.NO_KEY, place);
			return;
		}
		this.streamTime = Math.max(this.streamTime, record.timestamp());
		long windowEnd = record.timestamp() - record.timestamp() % this.windowSize + this.windowSize;
		if (windowEnd <= this.streamTime - this.grace) {
			tell(Uncounted.Reason.LATE, place);
		}
	}

	private void tell(Uncounted.Reason reason, @Nullable RecordMetadata place) {
		if (place != null) {
			this.uncounted.uncounted(reason, place.partition(), place.offset());
		}
	}

}
