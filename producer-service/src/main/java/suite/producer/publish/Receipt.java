package suite.producer.publish;

import java.math.BigDecimal;

import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Where an acknowledged record is stored.
 *
 * @param timestamp the record's, in seconds since the epoch as in the wire format
 */
record Receipt(String topic, int partition, long offset, BigDecimal timestamp) implements Published {

	static Receipt of(RecordMetadata metadata) {
		return new Receipt(metadata.topic(), metadata.partition(), metadata.offset(),
				BigDecimal.valueOf(metadata.timestamp(), 3));
	}
}
