package suite.streams.lifecycle;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.KafkaException;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

import suite.streams.input.UncountedRecords;

/**
 * Keeps those who depend on the {@link KafkaFacts} up to date: reads them again and
 * again, and when asked to. While Kafka is away the last ones hold. Thread-safe.
 */
@Component
class KafkaWatch implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(KafkaWatch.class);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final KafkaFactsReader reader;

	private final CurrentLimits limits;

	private final StateFit fit;

	private final TopicId input;

	private final UncountedRecords uncounted;

	private final ScheduledThreadPoolExecutor executor;

	KafkaWatch(KafkaFactsReader reader, CurrentLimits limits, StateFit fit, TopicId input, UncountedRecords uncounted) {
		this.reader = reader;
		this.limits = limits;
		this.fit = fit;
		this.input = input;
		this.uncounted = uncounted;
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
		this.limits.update(facts);
		this.fit.update(facts);
		this.input.update(facts);
		this.uncounted.tell();
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

	@Override
	public void close() {
		this.executor.shutdownNow();
		this.reader.close();
	}

}
