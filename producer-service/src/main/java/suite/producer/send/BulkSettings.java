package suite.producer.send;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

/**
 * How records are batched where throughput counts more than the latency of one record: in
 * flat-out runs and NDJSON uploads.
 *
 * @param batchSize largest batch for a partition, 1 KB to 16 MB; large batches compress
 * well and cost the broker one write
 * @param linger how long a batch waits to fill, 0 to 1 s; only the last batches wait that
 * long when records come fast
 * @param compression {@code none}, {@code lz4}, {@code zstd}, {@code snappy} or
 * {@code gzip}; lz4 costs the least time per byte saved
 * @param buffer memory for records that the broker has not acknowledged, at least one
 * batch; when it is full the sender waits
 * @param deliveryTimeout how long a record is tried until its outcome is unknown, 10 s to
 * 10 min. Longer than a caller of a single message is made to wait
 * ({@code delivery.timeout.ms}): who sends this much rather waits for a broker to come
 * back
 */
@ConfigurationProperties("suite.producer.bulk")
record BulkSettings(@DefaultValue("64KB") DataSize batchSize, @DefaultValue("5ms") Duration linger,
		@DefaultValue("lz4") String compression, @DefaultValue("16MB") DataSize buffer,
		@DefaultValue("1m") Duration deliveryTimeout) {

	private static final List<String> COMPRESSIONS = List.of("none", "lz4", "zstd", "snappy", "gzip");

	BulkSettings {
		Check.of("suite.producer.bulk")
			.range("batch-size", batchSize, "1KB", "16MB")
			.range("linger", linger, "0ms", "1s")
			.require("compression", COMPRESSIONS.contains(compression), "one of " + COMPRESSIONS, compression)
			.range("delivery-timeout", deliveryTimeout, "10s", "10m")
			.require("buffer", buffer.compareTo(batchSize) >= 0, "at least batch-size", buffer);
	}

	Map<String, Object> config() {
		return Map.of(ProducerConfig.BATCH_SIZE_CONFIG, (int) this.batchSize.toBytes(), ProducerConfig.LINGER_MS_CONFIG,
				this.linger.toMillis(), ProducerConfig.COMPRESSION_TYPE_CONFIG, this.compression,
				ProducerConfig.BUFFER_MEMORY_CONFIG, this.buffer.toBytes(), ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
				(int) this.deliveryTimeout.toMillis());
	}
}
