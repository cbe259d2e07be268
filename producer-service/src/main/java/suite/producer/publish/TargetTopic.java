package suite.producer.publish;

import suite.message.Topics;
import suite.producer.problem.InvalidRequestException;

/**
 * The topics that this service writes to.
 */
public final class TargetTopic {

	private TargetTopic() {
	}

	/**
	 * Returns the topic if it is one of them.
	 * @throws InvalidRequestException if it is not
	 */
	public static String require(String topic) {
		if (!topic.equals(Topics.TEST) && !topic.equals(Topics.INPUT)) {
			throw new InvalidRequestException(
					"topic: expected %s or %s, found %s".formatted(Topics.TEST, Topics.INPUT, topic));
		}
		return topic;
	}

}
