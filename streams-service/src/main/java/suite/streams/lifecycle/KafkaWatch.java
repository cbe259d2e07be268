package suite.streams.lifecycle;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Keeps the {@link KafkaFacts} up to date: reads them again and again, and when asked to.
 * While Kafka is away the last ones hold. Thread-safe.
 */
class KafkaWatch implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(KafkaWatch.class);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final KafkaFactsReader reader;

	private final Consumer<KafkaFacts> listener;

	private final ScheduledThreadPoolExecutor executor;

	private volatile @Nullable KafkaFacts latest;

	/**
	 * Creates a watch.
	 * @param listener takes the facts each time they were read
	 */
	KafkaWatch(KafkaFactsReader reader, Consumer<KafkaFacts> listener) {
		this.reader = reader;
		this.listener = listener;
		CustomizableThreadFactory factory = new CustomizableThreadFactory("kafka-watch-");
		factory.setDaemon(true);
		this.executor = new ScheduledThreadPoolExecutor(1, factory);
	}

	/**
	 * Reads the facts again from now on.
	 */
	void start() {
		this.executor.scheduleWithFixedDelay(this::tryLook, INTERVAL.toMillis(), INTERVAL.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Reads the facts.
	 * @throws KafkaException if Kafka does not tell them
	 */
	KafkaFacts look() throws InterruptedException {
		KafkaFacts facts = this.reader.read();
		this.latest = facts;
		this.listener.accept(facts);
		return facts;
	}

	/**
	 * Reads the facts if Kafka tells them.
	 */
	void tryLook() {
		try {
			look();
		}
		catch (KafkaException ex) {
			// The availability probe says that Kafka is away.
			logger.debug("The facts of Kafka are not known now", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			logger.warn("The facts of Kafka cannot be read: " + ex, ex);
		}
	}

	/**
	 * What was read last, {@code null} if nothing was yet.
	 */
	@Nullable KafkaFacts latest() {
		return this.latest;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
		this.reader.close();
	}

}
