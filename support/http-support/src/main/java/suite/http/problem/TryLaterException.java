package suite.http.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is too much at the moment: {@code 503} where the service is short, {@code 429}
 * where the caller takes more than its share.
 */
public final class TryLaterException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private TryLaterException(HttpStatus status, String detail) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
		getHeaders().set(HttpHeaders.RETRY_AFTER, RetryAfter.SECONDS);
	}

	public static TryLaterException unavailable(String detail) {
		return new TryLaterException(HttpStatus.SERVICE_UNAVAILABLE, detail);
	}

	public static TryLaterException tooMany(String detail) {
		return new TryLaterException(HttpStatus.TOO_MANY_REQUESTS, detail);
	}

}
