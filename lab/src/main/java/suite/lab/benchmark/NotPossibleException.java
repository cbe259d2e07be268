package suite.lab.benchmark;

/**
 * A row that cannot be measured here, with the reason.
 */
public class NotPossibleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotPossibleException(String message) {
		super(message);
	}

}
