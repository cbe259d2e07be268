package suite.lab.benchmark;

/**
 * Messages are missing, or there are too many: there is no figure.
 */
public class CountsDifferException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CountsDifferException(String message) {
		super(message);
	}

	/**
	 * Compares.
	 * @param what is counted
	 * @param expected how many there must be
	 * @param found how many there are
	 * @throws CountsDifferException when they differ
	 */
	public static void require(String what, long expected, long found) {
		if (expected != found) {
			throw new CountsDifferException("%s: %,d expected, %,d found".formatted(what, expected, found));
		}
	}

}
