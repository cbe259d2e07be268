package suite.streams.store;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;

/**
 * The memory that all answers of this instance may take together, from the first count
 * that is read to the last byte that is written. Without it, eight large answers at a
 * time would fill a heap. Thread-safe.
 */
@Component
public class QueryMemory implements MeterBinder {

	private final long size;

	private final AtomicLong taken = new AtomicLong();

	@Autowired
	QueryMemory(QuerySettings settings) {
		this(settings.memory().toBytes());
	}

	/**
	 * Creates a memory.
	 * @param size bytes
	 */
	public QueryMemory(long size) {
		this.size = size;
	}

	/**
	 * Takes a part.
	 * @throws RequestException if not so much is left
	 */
	void take(long bytes) {
		if (this.taken.addAndGet(bytes) > this.size) {
			this.taken.addAndGet(-bytes);
			throw RequestException.unavailable(
					"the answers that are being made and written take %s bytes already (suite.streams.query.memory); try again in a moment, or ask for less with limit, from, to or key"
						.formatted(this.size));
		}
	}

	void give(long bytes) {
		this.taken.addAndGet(-bytes);
	}

	/**
	 * Bytes that are taken now.
	 */
	long taken() {
		return this.taken.get();
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		Gauge.builder("suite.streams.query.memory", this, QueryMemory::taken)
			.description("What the answers that are being made and written take")
			.baseUnit("bytes")
			.register(meters);
	}

}
