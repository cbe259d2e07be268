package suite.consumer.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import suite.consumer.consumption.Consumption;
import suite.consumer.consumption.TopicMadeAgainEvent;
import suite.kafka.losses.Losses;

/**
 * Lets the listeners read topics that were made again from their start. Kafka's client
 * would go on in the new topic at the offset where it was in the old one. Thread-safe; a
 * consumer is given by its own thread.
 */
@Component
class RemadeTopics {

	private static final Log logger = LogFactory.getLog(RemadeTopics.class);

	/**
	 * How long this instance may still be given partitions with an offset of the old
	 * topic: by a member that commits while it gives them back, or by one that is gone
	 * and that the group waits for (45 s by default).
	 */
	private static final Duration OLD_OFFSETS = Duration.ofMinutes(1);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Consumption consumption;

	private final Losses losses;

	/** By topic: those that were made again lately. */
	private final Map<String, Remade> topics = new ConcurrentHashMap<>();

	RemadeTopics(Consumption consumption, Losses losses) {
		this.consumption = consumption;
		this.losses = losses;
	}

	@EventListener
	void onTopicMadeAgain(TopicMadeAgainEvent event) {
		event.unread().forEach((partition, unread) -> {
			logger.warn(
					"The topic of %s was made again since %s: what was there is lost, up to %s records of it the group had not read"
						.formatted(partition, event.lastSeen(), unread));
			this.losses.madeAgain(partition.topic(), unread);
		});
		this.topics.put(event.topic(), new Remade(Instant.now().plus(OLD_OFFSETS)));
	}

	/**
	 * Takes a note of how far the new topic was read: whoever gets the partitions next,
	 * also this instance, may be given an offset of the old one.
	 */
	void revoked(Collection<TopicPartition> partitions) {
		for (TopicPartition partition : partitions) {
			Remade topic = this.topics.get(partition.topic());
			if (topic != null && topic.reading().remove(partition)) {
				this.consumption.position(partition).ifPresent((position) -> topic.read().put(partition, position));
			}
		}
	}

	/**
	 * Begins anew in the partitions of these topics, once in each that is assigned, also
	 * in those that come later. Called before each poll. By then a partition may be read
	 * at an offset of the old topic: it is better to read some records twice. What this
	 * instance has read of the new topic it does not read again.
	 */
	void beforePoll(Consumer<?, ?> consumer) {
		if (this.topics.isEmpty()) {
			return;
		}
		Instant now = Instant.now();
		this.topics.values().removeIf((topic) -> topic.until().isBefore(now));
		// Of the others the committed offsets have not been read: until then Kafka's
		// client may put them in the place of a position that it is told.
		Set<TopicPartition> assigned = this.consumption.assigned();
		for (TopicPartition partition : consumer.assignment()) {
			Remade topic = this.topics.get(partition.topic());
			if (topic != null && assigned.contains(partition) && topic.reading().add(partition)) {
				begin(consumer, partition, topic);
			}
		}
	}

	private void begin(Consumer<?, ?> consumer, TopicPartition partition, Remade topic) {
		Long read = topic.read().get(partition);
		if (read == null) {
			// The group has seen nothing of the new topic, whatever the starting point
			// is.
			consumer.seekToBeginning(Set.of(partition));
			this.consumption.beginAnew(partition);
		}
		else if (isBehind(consumer, partition, read)) {
			consumer.seek(partition, read);
		}
	}

	private static boolean isBehind(Consumer<?, ?> consumer, TopicPartition partition, long position) {
		try {
			return position < consumer.position(partition, PATIENCE);
		}
		catch (TimeoutException ex) {
			// Nobody knows yet at which offset the group would go on.
			return true;
		}
	}

	/**
	 * A topic that was made again.
	 *
	 * @param until when no offset of the one before is expected any more
	 * @param reading the partitions that this instance has begun to read, and has
	 * @param read the offset up to which this instance has read those that it gave back
	 */
	private record Remade(Instant until, Set<TopicPartition> reading, Map<TopicPartition, Long> read) {

		Remade(Instant until) {
			this(until, ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
		}

	}

}
