package suite.producer.publish;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on what one request may hold in memory.
 *
 * @param maxBody largest JSON body, 1 KB to 64 MB
 * @param maxLine longest line of an NDJSON upload, 1 KB to 16 MB; an upload has any
 * number of lines. Records above Kafka's {@code max.request.size} (1 MB) are refused by
 * the producer.
 * @param memory what all requests together may hold while they wait for Kafka, 1 MB to 16
 * GB; above it they are refused with {@code 503}
 */
@ConfigurationProperties("suite.producer.publish")
record PublishSettings(@DefaultValue("8MB") DataSize maxBody, @DefaultValue("1MB") DataSize maxLine,
		@DefaultValue("64MB") DataSize memory) {

	PublishSettings {
		requireRange("max-body", maxBody, 64);
		requireRange("max-line", maxLine, 16);
		requireRange("memory", memory, 16 * 1024);
	}

	private static void requireRange(String name, DataSize value, int maxMegabytes) {
		if (value.toBytes() < 1024 || value.compareTo(DataSize.ofMegabytes(maxMegabytes)) > 0) {
			throw new IllegalArgumentException(
					"suite.producer.publish.%s must be 1KB to %dMB, not %s".formatted(name, maxMegabytes, value));
		}
	}
}
