package suite.launcher.service;

/**
 * Why the suite does not run, or not as it should, in words for the person at the
 * terminal.
 */
public class SuiteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public SuiteException(String message) {
		super(message);
	}

	public SuiteException(String message, Throwable cause) {
		super(message, cause);
	}

}
