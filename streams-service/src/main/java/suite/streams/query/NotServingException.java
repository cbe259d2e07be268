package suite.streams.query;

/**
 * The counts cannot be answered now; the message says why. Asking again later helps.
 */
class NotServingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotServingException(String message) {
		super(message);
	}

}
