package suite.http.problem;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import suite.failure.RequestException;

/**
 * Makes the answer of each {@link RequestException}, for all services, controllers and
 * endpoints.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestProblems {

	/**
	 * The answer of a failure, for whoever writes it as a part of another one.
	 */
	public static ProblemDetail of(RequestException failure) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(failure.kind()), failure.getMessage());
		failure.properties().forEach(problem::setProperty);
		return problem;
	}

	private static HttpStatus status(RequestException.Kind kind) {
		return switch (kind) {
			case INVALID -> HttpStatus.BAD_REQUEST;
			case NOT_FOUND -> HttpStatus.NOT_FOUND;
			case STALLED -> HttpStatus.REQUEST_TIMEOUT;
			case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
			case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
			case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
			case REFUSED -> HttpStatus.BAD_GATEWAY;
		};
	}

	@ExceptionHandler
	ProblemDetail failed(RequestException failure) {
		return of(failure);
	}

}
