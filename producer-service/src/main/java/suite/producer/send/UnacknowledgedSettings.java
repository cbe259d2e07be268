package suite.producer.send;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

/**
 * What runs, uploads and arrays together may have sent that Kafka has not acknowledged;
 * when it is reached, they wait. Kafka's own {@code buffer.memory} bounds only the bytes
 * of batches, compressed: what stands beside them for each record takes more.
 * <p>
 * The defaults hold together in a heap of 256 MB: 25 MB for the service itself, 36 for
 * 2,000 connections ({@code server.tomcat.max-connections}), 64 for requests
 * ({@code suite.producer.publish.memory}), 20 for what stands beside the unacknowledged
 * records, 24 for ledgers ({@code suite.producer.runs.ledgers}), and 84 if the buffers of
 * all six producers have once been full, which keep what they took
 * ({@code suite.producer.bulk.buffer} and {@code spring.kafka.producer.buffer-memory}
 * three times each): 253.
 *
 * @param maxRecords records, 1,000 to 10,000,000; each takes some 200 bytes of heap
 * beside what it holds
 * @param maxSize what they hold, 1 MB to 1 GB, at most {@code suite.producer.bulk.buffer}
 */
@ConfigurationProperties("suite.producer.unacknowledged")
record UnacknowledgedSettings(@DefaultValue("100000") int maxRecords, @DefaultValue("12MB") DataSize maxSize) {

	UnacknowledgedSettings {
		Check.of("suite.producer.unacknowledged")
			.range("max-records", maxRecords, 1000, 10_000_000)
			.range("max-size", maxSize, "1MB", "1GB");
	}
}
