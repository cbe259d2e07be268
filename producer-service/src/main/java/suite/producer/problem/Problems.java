package suite.producer.problem;

import java.util.Locale;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

import suite.http.body.IncompleteBodyException;
import suite.message.MalformedMessageException;
import suite.producer.send.SendException;

/**
 * Problem details for what the service's own exceptions say.
 */
public final class Problems {

	private Problems() {
	}

	public static ProblemDetail of(MalformedMessageException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	/**
	 * A record that was not acknowledged; {@code outcome} says what is known of it.
	 */
	public static ProblemDetail of(SendException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(ex.outcome()), ex.getMessage());
		problem.setProperty("outcome", ex.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		return problem;
	}

	private static HttpStatus status(SendException.Outcome outcome) {
		return switch (outcome) {
			case NOT_SENT, UNKNOWN -> HttpStatus.SERVICE_UNAVAILABLE;
			case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
			case REFUSED -> HttpStatus.BAD_GATEWAY;
		};
	}

	/**
	 * A body that ended before its end, with what became of the part that came.
	 */
	public static ResponseEntity<Object> incomplete(IncompleteBodyException ex, Map<String, Object> properties) {
		return answer(ex.getBody(), properties);
	}

	public static ResponseEntity<Object> badRequest(String detail, Map<String, Object> properties) {
		return answer(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail), properties);
	}

	public static ResponseEntity<Object> unavailable(String detail, Map<String, Object> properties) {
		return answer(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail), properties);
	}

	/**
	 * The answer that a problem makes.
	 */
	static ResponseEntity<Object> answer(ProblemDetail problem, Map<String, Object> properties) {
		properties.forEach(problem::setProperty);
		return ResponseEntity.status(problem.getStatus()).body(problem);
	}

}
