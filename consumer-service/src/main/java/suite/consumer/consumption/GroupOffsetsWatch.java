package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.KafkaException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.reading.Readers;

/**
 * Keeps the last reading of the group's offsets, renewed in the background and when a
 * younger one is asked for. A reading that failed replaces the one before: an old number
 * never looks like a new one. Thread-safe; readings are made one at a time.
 */
@Component
class GroupOffsetsWatch implements DisposableBean {

	private final KafkaAdmin kafkaAdmin;

	private final Readers readers;

	private final String group;

	private final ConsumptionSettings settings;

	private final LagMetrics metrics;

	private GroupOffsetsReader reader;

	private volatile GroupOffsets last = GroupOffsets.unknown(Instant.EPOCH, "not read yet");

	GroupOffsetsWatch(KafkaAdmin kafkaAdmin, Readers readers, KafkaProperties kafka, ConsumptionSettings settings,
			LagMetrics metrics) {
		this.kafkaAdmin = kafkaAdmin;
		this.readers = readers;
		this.group = kafka.getConsumer().getGroupId();
		this.settings = settings;
		this.metrics = metrics;
	}

	String group() {
		return this.group;
	}

	@Scheduled(fixedDelayString = "${suite.consumer.consumption.refresh:5s}")
	void refresh() {
		notOlderThan(Duration.ZERO);
	}

	/**
	 * The last reading, or a new one if that is older.
	 */
	synchronized GroupOffsets notOlderThan(Duration age) {
		if (this.last.asOf().plus(age).isBefore(Instant.now())) {
			this.last = read();
			this.metrics.update(this.last);
		}
		return this.last;
	}

	private GroupOffsets read() {
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

	@Override
	public synchronized void destroy() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

}
