package suite.producer.problem;

/**
 * A body above the bound.
 */
public class BodyTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public BodyTooLargeException(String detail) {
		super(detail);
	}

}
