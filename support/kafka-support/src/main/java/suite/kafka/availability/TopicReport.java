package suite.kafka.availability;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;

import suite.kafka.access.Denial;

/**
 * What a probe saw of the topics that this service uses.
 *
 * @param denied rights without which topics can be neither seen nor created
 * @param missing topics that do not exist yet
 * @param partitions of each topic that exists
 * @param obstacles why a partition cannot serve; those that can are not in it
 * @param silent whether a leader did not answer: it may be about to, as those of new
 * partitions are, or about to be replaced
 */
record TopicReport(List<String> denied, Set<String> missing, Map<String, Integer> partitions,
		Map<TopicPartition, String> obstacles, boolean silent) {

	/** As many partitions are named; an outage of a large cluster is one line, too. */
	private static final int MAX_NAMED = 5;

	private static final Comparator<TopicPartition> ORDER = Comparator.comparing(TopicPartition::topic)
		.thenComparingInt(TopicPartition::partition);

	/**
	 * What keeps the service as a whole from serving, empty if nothing does. One
	 * partition of many does not: all instances have the same brokers, so taking them out
	 * of service would only make a small outage a large one.
	 */
	Optional<String> outage() {
		if (!this.denied.isEmpty()) {
			return Optional.of(Denial.needs(String.join("; ", this.denied)));
		}
		if (!this.missing.isEmpty()) {
			return Optional.of("creating topics " + new TreeSet<>(this.missing));
		}
		return this.partitions.keySet()
			.stream()
			.sorted()
			.filter(this::isDown)
			.findFirst()
			.map((topic) -> "no partition of %s can serve: %s".formatted(topic, describeObstacles(topic)));
	}

	private boolean isDown(String topic) {
		return count(topic) == this.partitions.getOrDefault(topic, 0);
	}

	private long count(String topic) {
		return this.obstacles.keySet().stream().filter((partition) -> partition.topic().equals(topic)).count();
	}

	/**
	 * The state of the topics in one line, for people.
	 */
	String describe() {
		String topics = "topics " + new TreeSet<>(this.partitions.keySet());
		return this.obstacles.isEmpty() ? topics
				: "%s, of which cannot serve: %s".formatted(topics, describe(this.obstacles));
	}

	private String describeObstacles(String topic) {
		return describe(this.obstacles.entrySet()
			.stream()
			.filter((obstacle) -> obstacle.getKey().topic().equals(topic))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	private static String describe(Map<TopicPartition, String> obstacles) {
		List<TopicPartition> partitions = obstacles.keySet().stream().sorted(ORDER).toList();
		String named = partitions.stream()
			.limit(MAX_NAMED)
			.map((partition) -> "partition %s %s".formatted(partition, obstacles.get(partition)))
			.collect(Collectors.joining("; "));
		int others = partitions.size() - MAX_NAMED;
		return (others > 0) ? named + "; and " + others + " partitions more" : named;
	}
}
