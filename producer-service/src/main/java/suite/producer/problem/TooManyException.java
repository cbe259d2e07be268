package suite.producer.problem;

/**
 * A bound on what may run at the same time is reached.
 */
public class TooManyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public TooManyException(String detail) {
		super(detail);
	}

}
