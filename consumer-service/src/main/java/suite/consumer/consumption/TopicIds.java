package suite.consumer.consumption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a topic was made again. Consumers go on in the new one at the offset where
 * they were in the old one, and what is before that would never be read. Used by one
 * thread.
 */
class TopicIds {

	private final Map<String, Seen> topics = new HashMap<>();

	private record Seen(Uuid id, GroupOffsets reading) {
	}

	/**
	 * Takes a reading.
	 * @return the topics that are not the same as in the last reading that knew them
	 */
	List<TopicMadeAgainEvent> madeAgain(GroupOffsets reading) {
		return reading.topicIds()
			.entrySet()
			.stream()
			.map((topic) -> event(topic.getKey(), topic.getValue(),
					this.topics.put(topic.getKey(), new Seen(topic.getValue(), reading))))
			.filter(Objects::nonNull)
			.toList();
	}

	private static @Nullable TopicMadeAgainEvent event(String topic, Uuid id, @Nullable Seen before) {
		if (before == null || before.id().equals(id)) {
			return null;
		}
		Map<TopicPartition, Long> unread = before.reading()
			.partitions()
			.entrySet()
			.stream()
			.filter((partition) -> partition.getKey().topic().equals(topic) && partition.getValue().lag() != null)
			.collect(Collectors.toMap(Map.Entry::getKey, (partition) -> partition.getValue().lag()));
		return new TopicMadeAgainEvent(topic, before.reading().asOf(), unread);
	}

}
