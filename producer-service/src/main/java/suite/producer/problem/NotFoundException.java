package suite.producer.problem;

/**
 * Something that does not exist, or no longer.
 */
public class NotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotFoundException(String detail) {
		super(detail);
	}

}
