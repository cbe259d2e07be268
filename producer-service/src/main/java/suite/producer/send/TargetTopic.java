package suite.producer.send;

import suite.failure.RequestException;
import suite.message.Excerpt;
import suite.message.Topics;

/**
 * The topics that this service writes to.
 */
public final class TargetTopic {

	private TargetTopic() {
	}

	/**
	 * Returns the topic if it is one of them: the one instance of its name, which is
	 * looked up in maps for each of millions of records.
	 * @throws RequestException if it is not
	 */
	public static String require(String topic) {
		return switch (topic) {
			case Topics.TEST -> Topics.TEST;
			case Topics.INPUT -> Topics.INPUT;
			default -> throw RequestException
				.invalid("topic: expected %s or %s, found %s".formatted(Topics.TEST, Topics.INPUT, Excerpt.of(topic)));
		};
	}

}
