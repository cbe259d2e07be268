package suite.http.body;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A body that did not come to its end: {@code 408} if it stalled or took too long,
 * {@code 400} if it broke off.
 */
public class IncompleteBodyException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	public IncompleteBodyException(HttpStatus status, String detail) {
		super(status, detail);
	}

	/** What happened to the body. */
	public String detail() {
		return getBody().getDetail();
	}

}
