package suite.streams.query;

/**
 * A query's parameter is not right; the message names it and says what would be.
 */
class InvalidQueryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidQueryException(String message) {
		super(message);
	}

}
