package suite.kafka.ask;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;

/**
 * What is known of partitions, and why it is not known of the others.
 *
 * @param <T> what was asked
 * @param known the answers
 * @param unknown the reasons, such as {@code has no leader}
 */
public record PartitionAnswers<T>(Map<TopicPartition, T> known, Map<TopicPartition, String> unknown) {

	/** As many partitions are named; there may be thousands. */
	private static final int MAX_NAMED = 5;

	public static final Comparator<TopicPartition> ORDER = Comparator.comparing(TopicPartition::topic)
		.thenComparingInt(TopicPartition::partition);

	/**
	 * The answer of a partition that is known.
	 */
	public T of(TopicPartition partition) {
		return Objects.requireNonNull(this.known.get(partition), partition::toString);
	}

	/**
	 * Partitions with what is to be said of them, for people: of the first ones, and how
	 * many more there are.
	 */
	public static String describe(Map<TopicPartition, String> partitions) {
		List<TopicPartition> ordered = partitions.keySet().stream().sorted(ORDER).toList();
		String named = ordered.stream()
			.limit(MAX_NAMED)
			.map((partition) -> partition + " " + partitions.get(partition))
			.collect(Collectors.joining("; "));
		int others = ordered.size() - MAX_NAMED;
		return (others > 0) ? "%s; and %s partitions more".formatted(named, others) : named;
	}

}
