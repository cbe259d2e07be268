package suite.message;

import java.util.Objects;

/**
 * A value that is not a message; the text names the field and what would be right.
 */
public class MalformedMessageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MalformedMessageException(String detail) {
		super(detail);
	}

	MalformedMessageException(String detail, Throwable cause) {
		super(detail, cause);
	}

	/** The field, and what would be right. */
	@Override
	public String getMessage() {
		return Objects.requireNonNull(super.getMessage());
	}

}
