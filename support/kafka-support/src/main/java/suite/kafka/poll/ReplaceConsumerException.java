package suite.kafka.poll;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A consumer is to be closed, and another one made in its place. What it has not returned
 * is not lost: the other one begins at the committed offsets.
 */
public class ReplaceConsumerException extends KafkaException {

	private static final long serialVersionUID = 1L;

	/**
	 * Asks for another consumer.
	 * @param reason why, for the log
	 */
	public ReplaceConsumerException(String reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

}
