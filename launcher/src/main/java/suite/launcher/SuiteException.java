package suite.launcher;

/**
 * Why the suite does not run, or not as it should, in words for the person at the
 * terminal.
 */
class SuiteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SuiteException(String message) {
		super(message);
	}

	SuiteException(String message, Throwable cause) {
		super(message, cause);
	}

}
