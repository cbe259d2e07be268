package suite.localkafka;

/**
 * A local cluster that could not be started, or did not become ready; the message says
 * what to change.
 */
public class LocalKafkaException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public LocalKafkaException(String message) {
		super(message);
	}

	public LocalKafkaException(String message, Throwable cause) {
		super(message, cause);
	}

}
