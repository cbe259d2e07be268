package suite.streams.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.streams.topology.WindowedAggregate;

/**
 * How far this instance's state is behind its changelogs. Asking costs a request to the
 * brokers, which may be away: the answer is kept for a second, waited for half a second,
 * and unknown after that. Thread-safe.
 */
@Component
class StoreLags implements AutoCloseable {

	private static final long MAX_AGE = Duration.ofSeconds(1).toNanos();

	private static final long MAX_WAIT_MS = 500;

	private final ExecutorService executor = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "store-lags");
		thread.setDaemon(true);
		return thread;
	});

	private final String store;

	private @Nullable Future<Map<Integer, LagInfo>> latest;

	private long askedAt;

	StoreLags(WindowedAggregate<?> topology) {
		this.store = topology.store();
	}

	/**
	 * The sum over some partitions.
	 * @return records, {@code null} if not known
	 */
	@Nullable Long sum(KafkaStreams streams, Collection<Integer> partitions) {
		try {
			Map<Integer, LagInfo> lags = ask(streams).get(MAX_WAIT_MS, TimeUnit.MILLISECONDS);
			long sum = 0;
			for (Integer partition : partitions) {
				LagInfo lag = lags.get(partition);
				if (lag == null) {
					return null;
				}
				sum += lag.offsetLag();
			}
			return sum;
		}
		catch (ExecutionException | TimeoutException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private synchronized Future<Map<Integer, LagInfo>> ask(KafkaStreams streams) {
		if (this.latest == null || (this.latest.isDone() && System.nanoTime() - this.askedAt > MAX_AGE)) {
			this.askedAt = System.nanoTime();
			this.latest = this.executor
				.submit(() -> streams.allLocalStorePartitionLags().getOrDefault(this.store, Map.of()));
		}
		return this.latest;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
