package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.common.KafkaException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.record.Readers;

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

	private final ReentrantLock lock = new ReentrantLock();

	private GroupOffsetsReader reader;

	private GroupOffsets last = GroupOffsets.unknown(Instant.EPOCH, "not read yet");

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

	// At a fixed rate, because with virtual threads a fixed delay would hold up the other
	// scheduled tasks while Kafka does not answer; one reading at a time is enough.
	@Scheduled(fixedRateString = "${suite.consumer.consumption.refresh:5s}")
	void refresh() {
		if (this.lock.tryLock()) {
			try {
				readAgain();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	/**
	 * The last reading, or a new one if that is older.
	 */
	GroupOffsets notOlderThan(Duration age) {
		this.lock.lock();
		try {
			if (this.last.asOf().plus(age).isBefore(Instant.now())) {
				readAgain();
			}
			return this.last;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void readAgain() {
		this.last = read();
		this.metrics.update(this.last);
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
	public void destroy() {
		this.lock.lock();
		try {
			if (this.reader != null) {
				this.reader.close();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
