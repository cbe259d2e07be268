package suite.lab.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.HdrHistogram.Histogram;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Connections that each send the next request when the last one is answered. Such a loop
 * slows down with the service: its latency is the time of an answer, not of an intended
 * moment.
 */
public final class ClosedLoop {

	/**
	 * What came of it.
	 *
	 * @param all answers of success, the warm-up's too
	 * @param counted those after the warm-up
	 * @param perSecond of the counted ones
	 * @param latency of the counted ones
	 */
	public record Outcome(long all, long counted, double perSecond, Latency latency) {
	}

	private static final int SIGNIFICANT_DIGITS = 3;

	private final URI base;

	private final String path;

	private final IntFunction<String> bodies;

	private final AtomicInteger next = new AtomicInteger();

	/**
	 * A load.
	 * @param base the service
	 * @param path where to POST
	 * @param bodies the JSON of each request, by its index from 0
	 */
	public ClosedLoop(URI base, String path, IntFunction<String> bodies) {
		this.base = base;
		this.path = path;
		this.bodies = bodies;
	}

	/**
	 * Puts it on the service.
	 * @param connections how many, each with a thread
	 * @param warmup time at the beginning that does not count
	 * @param duration time that counts
	 * @return the outcome
	 * @throws IllegalStateException when an answer is missing or no success, or when no
	 * request counts
	 */
	public Outcome run(int connections, Duration warmup, Duration duration) {
		long from = System.nanoTime() + warmup.toNanos();
		long until = from + duration.toNanos();
		Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);
		long all = 0;
		for (Worker worker : Connections.each(this.path, connections, () -> new Worker().work(from, until))) {
			all += worker.answers;
			latencies.add(worker.latencies);
		}
		long counted = latencies.getTotalCount();
		if (counted == 0) {
			throw new IllegalStateException(
					"POST %s: no request began and ended within %s after %s of warm-up: take longer"
						.formatted(this.path, duration, warmup));
		}
		return new Outcome(all, counted, counted / (duration.toNanos() / 1e9), Latency.of(latencies));
	}

	private final class Worker {

		private final Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);

		private long answers;

		Worker work(long from, long until) throws IOException {
			try (Connection connection = new Connection(ClosedLoop.this.base)) {
				for (long begin = System.nanoTime(); begin < until; begin = System.nanoTime()) {
					byte[] body = ClosedLoop.this.bodies.apply(ClosedLoop.this.next.getAndIncrement())
						.getBytes(StandardCharsets.UTF_8);
					connection.post(ClosedLoop.this.path, new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
					this.answers++;
					long end = System.nanoTime();
					if (begin >= from && end <= until) {
						this.latencies.recordValue(end - begin);
					}
				}
			}
			return this;
		}

	}

}
