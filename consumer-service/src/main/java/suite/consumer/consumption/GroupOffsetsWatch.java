package suite.consumer.consumption;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.KafkaException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.ask.SharedAnswers;
import suite.consumer.record.Readers;

/**
 * Reads the group's offsets, in the background and when a younger reading is asked for
 * than the last one. A reading that failed replaces the one before: an old number never
 * looks like a new one. Thread-safe; one reading is made at a time, for all who wait for
 * it.
 */
@Component
class GroupOffsetsWatch implements DisposableBean {

	private final KafkaAdmin kafkaAdmin;

	private final Readers readers;

	private final String group;

	private final ConsumptionSettings settings;

	private final LagMetrics metrics;

	private final SharedAnswers<String, GroupOffsets> readings;

	private GroupOffsetsReader reader;

	GroupOffsetsWatch(KafkaAdmin kafkaAdmin, Readers readers, KafkaProperties kafka, ConsumptionSettings settings,
			LagMetrics metrics) {
		this.kafkaAdmin = kafkaAdmin;
		this.readers = readers;
		this.group = kafka.getConsumer().getGroupId();
		this.settings = settings;
		this.metrics = metrics;
		this.readings = new SharedAnswers<>(this::readAgain, settings.maxAge(), settings.longest());
	}

	String group() {
		return this.group;
	}

	// At a fixed rate, because with virtual threads a fixed delay would hold up the other
	// scheduled tasks while Kafka does not answer; one reading at a time is enough.
	@Scheduled(fixedRateString = "${suite.consumer.consumption.refresh:5s}")
	void refresh() {
		this.readings.renew(this.group);
	}

	/**
	 * The last reading, or a new one if that is older than
	 * {@code suite.consumer.consumption.max-age}.
	 * @throws suite.http.problem.TryLaterException if too many wait for it already
	 */
	GroupOffsets read() {
		return this.readings.get(this.group);
	}

	private GroupOffsets readAgain(String group) {
		GroupOffsets offsets = readOnce();
		this.metrics.update(offsets);
		return offsets;
	}

	private synchronized GroupOffsets readOnce() {
		Instant asOf = Instant.now();
		try {
			if (this.reader == null) {
				this.reader = new GroupOffsetsReader(this.kafkaAdmin.getConfigurationProperties(), this.readers,
						this.group, this.settings.timeout());
			}
			return this.reader.read();
		}
		catch (ExecutionException ex) {
			return GroupOffsets.unknown(asOf, "Kafka refused: " + ex.getCause().getMessage());
		}
		catch (TimeoutException ex) {
			return GroupOffsets.unknown(asOf,
					"Kafka did not answer within %d ms".formatted(this.settings.timeout().toMillis()));
		}
		catch (KafkaException ex) {
			return GroupOffsets.unknown(asOf, "Kafka could not be asked: " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return GroupOffsets.unknown(asOf, "interrupted");
		}
	}

	// A reading ends by itself in bounded time.
	@Override
	public synchronized void destroy() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

}
