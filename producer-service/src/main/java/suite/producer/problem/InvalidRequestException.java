package suite.producer.problem;

/**
 * A request that asks for something that cannot be; the text names the field and what
 * would be right.
 */
public class InvalidRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidRequestException(String detail) {
		super(detail);
	}

}
