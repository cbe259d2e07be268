package suite.failure;

/**
 * A body that did not come to its end: it stalled, took too long or broke off.
 */
public class IncompleteBodyException extends RequestException {

	private static final long serialVersionUID = 1L;

	private IncompleteBodyException(Kind kind, String detail) {
		super(kind, detail, null);
	}

	/** It did not come in time. */
	public static IncompleteBodyException stalled(String detail) {
		return new IncompleteBodyException(Kind.STALLED, detail);
	}

	/** It ended before its end, or is not encoded as it should be. */
	public static IncompleteBodyException brokenOff(String detail) {
		return new IncompleteBodyException(Kind.INVALID, detail);
	}

}
