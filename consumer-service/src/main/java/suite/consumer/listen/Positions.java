package suite.consumer.listen;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.consumer.consumption.Consumption;
import suite.kafka.losses.LogRange;
import suite.kafka.losses.Losses;

/**
 * Decides where the listeners read on when there is nothing where the group was, and says
 * so: records that were deleted before they were read, logs that were cut, offsets that
 * are gone. Thread-safe; a consumer is given by its own thread.
 */
@Component
class Positions {

	private static final Log logger = LogFactory.getLog(Positions.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Consumption consumption;

	private final StartingPoint startingPoint;

	private final Losses losses;

	/** Partitions for which the group had no offset when this instance got them. */
	private final Set<TopicPartition> begun = ConcurrentHashMap.newKeySet();

	Positions(Consumption consumption, StartingPoint startingPoint, Losses losses) {
		this.consumption = consumption;
		this.startingPoint = startingPoint;
		this.losses = losses;
	}

	void revoked(Collection<TopicPartition> partitions) {
		this.begun.removeAll(Set.copyOf(partitions));
	}

	/**
	 * Begins where the group has no offset.
	 * @param missing what a poll has thrown
	 */
	void begin(Consumer<?, ?> consumer, NoOffsetForPartitionException missing) {
		Set<TopicPartition> partitions = new HashSet<>(missing.partitions());
		partitions.retainAll(consumer.assignment());
		// Kafka's client may say it twice.
		partitions.removeIf((partition) -> !this.begun.add(partition));
		this.startingPoint.seek(consumer, partitions);
		for (TopicPartition partition : partitions) {
			this.consumption.position(partition).ifPresent((position) -> {
				logger.warn(
						"The group has no offset for %s any more, where it was at %s: the topic was made again, or the offset was deleted or has expired. It begins at %s"
							.formatted(partition, position, this.startingPoint));
				this.losses.reset(partition.topic(), Losses.Reason.NO_OFFSET);
			});
		}
	}

	/**
	 * Goes on where there are records, when there are none where the consumer was.
	 * @param outside what a poll has thrown
	 */
	void goOn(Consumer<?, ?> consumer, OffsetOutOfRangeException outside) {
		Map<TopicPartition, OffsetAndMetadata> divergent = (outside instanceof LogTruncationException truncation)
				? truncation.divergentOffsets() : Map.of();
		outside.offsetOutOfRangePartitions().forEach((partition, position) -> {
			try {
				if (consumer.assignment().contains(partition) && consumer.position(partition, TIMEOUT) == position) {
					goOn(consumer, partition, position, divergent.get(partition));
				}
			}
			catch (TimeoutException ex) {
				// The next poll fails in the same way.
				logger.warn("It is not known yet where %s, which has no offset %s, is to be read: %s"
					.formatted(partition, position, ex.getMessage()));
			}
		});
	}

	private void goOn(Consumer<?, ?> consumer, TopicPartition partition, long position,
			@Nullable OffsetAndMetadata divergent) {
		LogRange log = LogRange.of(consumer, partition, TIMEOUT);
		if (divergent != null) {
			// Up to there the log is what was read.
			consumer.seek(partition, Math.max(log.start(), divergent.offset()));
			logger.warn(
					"%1$s was cut at offset %2$s, and the group was at %3$s: a broker that missed records became the leader. Records that were there from %2$s on are lost; it goes on there"
						.formatted(partition, divergent.offset(), position));
			this.losses.reset(partition.topic(), Losses.Reason.TRUNCATED);
			return;
		}
		this.startingPoint.seek(consumer, Set.of(partition));
		if (position < log.start()) {
			logger.warn(
					"Records of %s were deleted before the group read them: offsets %s to %s, up to %s records. It goes on at %s"
						.formatted(partition, position, log.start() - 1, log.start() - position, this.startingPoint));
			this.losses.deleted(partition.topic(), log.start() - position);
		}
		else {
			logger.warn(
					"%s ends at offset %s, before the group's offset %s: the topic was made again, its log was cut, or somebody set the offset. What was there in between is lost; it goes on at %s"
						.formatted(partition, log.end(), position, this.startingPoint));
			this.losses.reset(partition.topic(), Losses.Reason.BEYOND_END);
		}
	}

}
