package suite.producer.publish;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

import org.springframework.stereotype.Component;

import suite.producer.send.KafkaGate;
import suite.producer.send.SendException;
import suite.producer.send.Sender;

/**
 * Sends single records, so many at the same time. Thread-safe.
 */
@Component
class Singles {

	/**
	 * As many may wait for Kafka: fewer than Tomcat has threads, see
	 * {@code server.tomcat.threads.max}.
	 */
	private static final int MAX = 128;

	/** In a burst, further ones wait a moment for those before them. */
	private static final long BURST_MILLIS = 100;

	private final Sender sender;

	private final KafkaGate gate;

	/** Records, by partition. */
	private final Backlog backlog;

	private final Semaphore places = new Semaphore(MAX);

	Singles(Sender sender, KafkaGate gate, PublishSettings settings) {
		this.sender = sender;
		this.gate = gate;
		this.backlog = new Backlog(settings.maxWait(), MAX, System::nanoTime);
	}

	/**
	 * Sends a record.
	 * @throws SendException if it was not acknowledged
	 */
	Receipt send(ProducerRecord<byte[], byte[]> record) {
		takePlace();
		try {
			return Receipt.of(sendInTime(record));
		}
		finally {
			this.places.release();
		}
	}

	private void takePlace() {
		boolean taken = false;
		try {
			taken = this.places.tryAcquire(BURST_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!taken) {
			throw SendException.tooManyWait();
		}
	}

	private RecordMetadata sendInTime(ProducerRecord<byte[], byte[]> record) {
		TopicPartition partition = this.gate.partition(record.topic(), record.key());
		this.backlog.enter(partition, 1);
		boolean acked = false;
		try {
			RecordMetadata metadata = this.sender.send(record);
			acked = true;
			return metadata;
		}
		finally {
			this.backlog.leave(partition, 1, acked);
		}
	}

}
