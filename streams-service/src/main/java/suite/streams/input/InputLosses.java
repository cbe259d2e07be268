package suite.streams.input;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import org.springframework.stereotype.Component;

import suite.kafka.losses.LogRange;
import suite.kafka.losses.Losses;
import suite.streams.topology.WindowedAggregate;

/**
 * Logs and counts the records that the group did not get to read. Thread-safe; a consumer
 * is given by its own thread.
 */
@Component
public class InputLosses {

	private static final Log logger = LogFactory.getLog(InputLosses.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final String topic;

	private final Losses losses;

	/** Where this instance has read to. */
	private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

	InputLosses(WindowedAggregate<?> topology, MeterRegistry meters) {
		this.topic = topology.input();
		this.losses = new Losses(meters, "suite.streams", List.of(this.topic));
	}

	void read(Map<TopicPartition, OffsetAndMetadata> next) {
		next.forEach((partition, offset) -> this.positions.put(partition, offset.offset()));
	}

	/**
	 * Says why a consumer is about to begin elsewhere than where the group was.
	 * @param reset where, by {@code auto.offset.reset}
	 */
	void tell(Consumer<?, ?> consumer, InvalidOffsetException reason, String reset) {
		if (reason instanceof OffsetOutOfRangeException outside) {
			outside.offsetOutOfRangePartitions()
				.forEach((partition, position) -> outside(consumer, partition, position, reset));
			return;
		}
		for (TopicPartition partition : reason.partitions()) {
			Long position = this.positions.remove(partition);
			if (position != null) {
				logger.warn(
						"The group has no offset for %s any more, where it was at %s: the topic was made again, or the offset was deleted or has expired. It begins at the %s offset, and may count records a second time"
							.formatted(partition, position, reset));
				this.losses.reset(this.topic, Losses.Reason.NO_OFFSET);
			}
		}
	}

	private void outside(Consumer<?, ?> consumer, TopicPartition partition, long position, String reset) {
		try {
			LogRange log = LogRange.of(consumer, partition, TIMEOUT);
			if (position < log.start()) {
				long next = reset.equals("latest") ? log.end() : log.start();
				logger.warn(
						"Records of %s were deleted before the group read them: offsets %s to %s, up to %s records. It goes on at the %s offset, %s"
							.formatted(partition, position, log.start() - 1, log.start() - position, reset, next));
				this.losses.deleted(this.topic, next - position);
				return;
			}
			logger.warn(
					"%s ends at offset %s, before the group's offset %s: the topic was made again, its log was cut, or somebody set the offset. What was there in between is lost; it goes on at the %s offset"
						.formatted(partition, log.end(), position, reset));
		}
		catch (TimeoutException ex) {
			logger.warn(
					"%s has no offset %s, where the group was, and does not say what it has; it goes on at the %s offset"
						.formatted(partition, position, reset));
		}
		this.losses.reset(this.topic, Losses.Reason.BEYOND_END);
	}

	/**
	 * Goes on where the log that was read and the log that is there now part.
	 */
	void goOnWhereLogsPart(Consumer<?, ?> consumer, LogTruncationException cut) {
		cut.offsetOutOfRangePartitions().forEach((partition, position) -> {
			OffsetAndMetadata divergent = cut.divergentOffsets().get(partition);
			if (divergent == null) {
				consumer.seekToBeginning(Set.of(partition));
			}
			else {
				consumer.seek(partition, divergent.offset());
			}
			logger.warn(
					"%1$s was cut at %2$s, and the group was at offset %3$s: a broker that missed records became the leader. What was there from that point on is lost, or counted a second time where it was sent again; it goes on there"
						.formatted(partition, (divergent != null) ? "offset " + divergent.offset() : "its start",
								position));
			this.losses.reset(this.topic, Losses.Reason.TRUNCATED);
		});
	}

	/**
	 * Says that the topic is another one now.
	 */
	public void madeAgain() {
		logger.warn(
				"%s was made again. What the group had not read of the old one is lost. In the new one it goes on at the offsets where it was, as far as there are such: what comes before them is not read, unless the group's offsets are deleted while this service is stopped"
					.formatted(this.topic));
		this.losses.madeAgain(this.topic, 0);
	}

}
