package suite.consumer.messages;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

/**
 * How much of the messages is kept for whoever looks at them.
 *
 * @param capacity messages that are kept of each topic, 1 to 100,000
 * @param maxSize memory for the messages kept of each topic, 1 KB to 1 GB
 * @param maxAnswer memory for the messages of one answer, 1 KB to 1 GB; an answer has
 * fewer than were asked for where they are larger, but one at least
 * @param stream the live tail
 */
@ConfigurationProperties("suite.consumer.messages")
record MessagesSettings(@DefaultValue("1000") int capacity, @DefaultValue("8MB") DataSize maxSize,
		@DefaultValue("4MB") DataSize maxAnswer, @DefaultValue Stream stream) {

	MessagesSettings {
		Check.of("suite.consumer.messages")
			.range("capacity", capacity, 1, 100_000)
			.range("max-size", maxSize, "1KB", "1GB")
			.range("max-answer", maxAnswer, "1KB", "1GB");
	}

	/**
	 * The live tail.
	 *
	 * @param clients how many can watch at a time, 0 (nobody) to 1000
	 * @param queue messages that wait for a slow client, 1 to 10,000
	 * @param queueSize memory for these, 1 KB to 1 GB; what finds no room is skipped
	 * @param heartbeat after how much time a client that has gone has given its place
	 * back, 100 ms to 5 min: half of it without a message is filled with a comment
	 * @param share for how long a client may watch, 1 s to 1 d, when all places are taken
	 * and another one comes: then the one that has watched longest must connect again. So
	 * those get their places back, too, of whom nothing is heard any more
	 */
	record Stream(@DefaultValue("20") int clients, @DefaultValue("500") int queue,
			@DefaultValue("1MB") DataSize queueSize, @DefaultValue("10s") Duration heartbeat,
			@DefaultValue("1m") Duration share) {

		Stream {
			Check.of("suite.consumer.messages.stream")
				.range("clients", clients, 0, 1000)
				.range("queue", queue, 1, 10_000)
				.range("queue-size", queueSize, "1KB", "1GB")
				.range("heartbeat", heartbeat, "100ms", "5m")
				.range("share", share, "1s", "1d");
		}

	}
}
