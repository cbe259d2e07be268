package suite.producer.publish;

import suite.message.Excerpt;
import suite.message.Topics;
import suite.producer.problem.InvalidRequestException;

/**
 * The topics that this service writes to.
 */
public final class TargetTopic {

	private TargetTopic() {
	}

	/**
	 * Returns the topic if it is one of them: the one instance of its name, which is
	 * looked up in maps for each of millions of records.
	 * @throws InvalidRequestException if it is not
	 */
	public static String require(String topic) {
		return switch (topic) {
			case Topics.TEST -> Topics.TEST;
			case Topics.INPUT -> Topics.INPUT;
			default -> throw new InvalidRequestException(
					"topic: expected %s or %s, found %s".formatted(Topics.TEST, Topics.INPUT, Excerpt.of(topic)));
		};
	}

}
