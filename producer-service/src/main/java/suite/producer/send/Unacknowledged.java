package suite.producer.send;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * The records that may be sent and not acknowledged, shared fairly by all who send many:
 * see {@link FairShares}. No wait is for ever: each record is acknowledged, or expires
 * after {@code delivery.timeout.ms}. Thread-safe.
 */
@Component
public class Unacknowledged {

	private static final int MAX_CHUNK = 1024;

	private static final int CHUNKS = 64;

	private final int capacity;

	private final int bytesPerRecord;

	private final FairShares shares;

	Unacknowledged(UnacknowledgedSettings settings, BulkSettings bulk, MeterRegistry meters) {
		if (settings.maxSize().compareTo(bulk.buffer()) > 0) {
			throw new IllegalArgumentException(
					"suite.producer.unacknowledged.max-size must be at most suite.producer.bulk.buffer, %s, not %s"
						.formatted(bulk.buffer(), settings.maxSize()));
		}
		this.capacity = settings.maxRecords();
		this.bytesPerRecord = (int) Math.max(1, settings.maxSize().toBytes() / settings.maxRecords());
		this.shares = new FairShares(this.capacity);
		Gauge.builder("suite.producer.unacknowledged", this.shares, FairShares::taken)
			.description("Records that runs, uploads and arrays may have sent and not seen acknowledged")
			.register(meters);
		Gauge.builder("suite.producer.unacknowledged.max", () -> this.capacity)
			.description("As many as there may be (suite.producer.unacknowledged.max-records)")
			.register(meters);
	}

	/**
	 * As many as are best taken at once where each counts one: taking and giving back
	 * needs a lock that all share. A power of two.
	 */
	public int chunk() {
		return Integer.highestOneBit(Math.max(1, Math.min(MAX_CHUNK, this.capacity / CHUNKS)));
	}

	/**
	 * For how many records one counts that holds so many bytes: at least one.
	 */
	int count(long bytes) {
		return (int) Math.min(this.capacity / FairShares.TIMES_FREE, 1 + bytes / this.bytesPerRecord);
	}

	/**
	 * A share, empty at first, for one who sends many.
	 */
	public FairShares.Share share() {
		return this.shares.share(this.capacity);
	}

	/**
	 * A share for one who wants no more than the records that hold so many bytes.
	 */
	FairShares.Share share(long maxBytes) {
		return this.shares.share(count(maxBytes));
	}

}
