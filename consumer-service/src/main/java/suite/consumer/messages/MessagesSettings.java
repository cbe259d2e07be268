package suite.consumer.messages;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.consumer.Settings;

/**
 * How much of the messages is kept for whoever looks at them.
 *
 * @param capacity messages that are kept of each topic, 1 to 100,000
 * @param maxSize memory for the messages kept of each topic, 1 KB to 1 GB
 * @param stream the live tail
 */
@ConfigurationProperties("suite.consumer.messages")
record MessagesSettings(@DefaultValue("1000") int capacity, @DefaultValue("8MB") DataSize maxSize,
		@DefaultValue Stream stream) {

	MessagesSettings {
		Settings.requireRange("suite.consumer.messages.capacity", capacity, 1, 100_000);
		Settings.requireRange("suite.consumer.messages.max-size (in bytes)", maxSize.toBytes(), 1024, 1 << 30);
	}

	/**
	 * The live tail.
	 *
	 * @param clients how many can watch at a time, 0 (nobody) to 1000
	 * @param queue messages that wait for a slow client, 1 to 10,000
	 * @param queueSize memory for these, 1 KB to 1 GB; what finds no room is skipped
	 * @param heartbeat after how much silence a client is sent a comment, to notice that
	 * it has gone, 100 ms to 5 min
	 */
	record Stream(@DefaultValue("20") int clients, @DefaultValue("500") int queue,
			@DefaultValue("1MB") DataSize queueSize, @DefaultValue("10s") Duration heartbeat) {

		Stream {
			Settings.requireRange("suite.consumer.messages.stream.clients", clients, 0, 1000);
			Settings.requireRange("suite.consumer.messages.stream.queue", queue, 1, 10_000);
			Settings.requireRange("suite.consumer.messages.stream.queue-size (in bytes)", queueSize.toBytes(), 1024,
					1 << 30);
			Settings.requireRange("suite.consumer.messages.stream.heartbeat", heartbeat, Duration.ofMillis(100),
					Duration.ofMinutes(5));
		}

	}
}
