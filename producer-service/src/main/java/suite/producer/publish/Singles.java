package suite.producer.publish;

import java.time.Duration;

import org.apache.kafka.clients.producer.ProducerRecord;
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

	/** In a burst, as long a request waits for those before it. */
	private static final Duration BURST = Duration.ofMillis(100);

	private final Sender sender;

	private final KafkaGate gate;

	private final WaitingPlaces places;

	Singles(Sender sender, KafkaGate gate, PublishSettings settings) {
		this.sender = sender;
		this.gate = gate;
		this.places = new WaitingPlaces(settings.maxWaiting(), BURST);
	}

	/**
	 * Sends a record, and waits for its acknowledgement.
	 * @throws SendException if it was not acknowledged
	 */
	Receipt send(ProducerRecord<byte[], byte[]> record) {
		TopicPartition partition = this.gate.partition(record.topic(), record.key());
		this.places.enter(partition);
		try {
			return Receipt.of(this.sender.send(record));
		}
		finally {
			this.places.leave(partition);
		}
	}

}
