package suite.deadletter;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import suite.failure.RequestException;
import suite.message.Topics;

/**
 * The dead-letter topics of a service, one for each topic that it reads. Thread-safe.
 */
public final class DeadLetterTopics {

	private final List<String> names;

	private final String replayGroup;

	/**
	 * Says which dead letters are the service's own.
	 * @param topics the topics that it reads
	 * @param group the group that reads them; what is replayed is remembered for another
	 * one, {@code <group>-replay}
	 */
	public DeadLetterTopics(Collection<String> topics, String group) {
		this.names = topics.stream().map(DeadLetterTopics::deadLettersOf).toList();
		this.replayGroup = group + "-replay";
	}

	/** The topic that the dead letters of a topic go to. */
	public static String deadLettersOf(String topic) {
		return topic + Topics.DEAD_LETTER_SUFFIX;
	}

	static String originalOf(String deadLetterTopic) {
		return deadLetterTopic.substring(0, deadLetterTopic.length() - Topics.DEAD_LETTER_SUFFIX.length());
	}

	public List<String> names() {
		return this.names;
	}

	/**
	 * The group whose offsets say what is done with, and the transactional id of replays.
	 */
	String replayGroup() {
		return this.replayGroup;
	}

	/**
	 * The dead-letter topics that a request means.
	 * @param topic a dead-letter topic or the topic it belongs to; all of them if null
	 * @throws RequestException if it is none of these
	 */
	List<String> select(@Nullable String topic) {
		if (topic == null) {
			return this.names;
		}
		return this.names.stream()
			.filter((name) -> name.equals(topic) || originalOf(name).equals(topic))
			.findFirst()
			.map(List::of)
			.orElseThrow(
					() -> RequestException.invalid("topic must be one of %s, not %s".formatted(this.names, topic)));
	}

}
