package suite.producer.publish;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

/**
 * Bounds on what requests may hold.
 *
 * @param maxBody largest JSON body, 1 KB to 64 MB
 * @param maxLine longest line of an NDJSON upload, 1 KB to 16 MB; an upload has any
 * number of lines. Records above Kafka's {@code max.request.size} (1 MB) are refused by
 * the producer.
 * @param maxKey largest key, of a message its {@code user_id}, in bytes of UTF-8, 1 B to
 * 1 MB; other topics and stores get the key with things of their own beside it, so it is
 * far below Kafka's bound on records
 * @param memory what all requests together may hold while they wait for Kafka, 1 MB to 16
 * GB; above it they are refused with {@code 503}
 * @param maxWaiting most requests with a single message that wait for Kafka at the same
 * time, 8 to 10,000; of those with an array, and of NDJSON uploads, which hold more, an
 * eighth of it each. Further ones are refused with {@code 503}. Each has one of Tomcat's
 * threads ({@code server.tomcat.threads.max}).
 * @param uploadTime longest time of one upload, 1 s to 24 h
 */
@ConfigurationProperties("suite.producer.publish")
record PublishSettings(@DefaultValue("8MB") DataSize maxBody, @DefaultValue("1MB") DataSize maxLine,
		@DefaultValue("16KB") DataSize maxKey, @DefaultValue("64MB") DataSize memory,
		@DefaultValue("128") int maxWaiting, @DefaultValue("1h") Duration uploadTime) {

	PublishSettings {
		Check.of("suite.producer.publish")
			.range("max-body", maxBody, "1KB", "64MB")
			.range("max-line", maxLine, "1KB", "16MB")
			.range("max-key", maxKey, "1B", "1MB")
			.range("memory", memory, "1KB", "16GB")
			.range("max-waiting", maxWaiting, 8, 10_000)
			.range("upload-time", uploadTime, "1s", "24h");
	}

	/** The same of requests that hold more: of arrays, and of uploads. */
	int maxWaitingLarge() {
		return this.maxWaiting / 8;
	}
}
