package suite.producer.problem;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

import suite.http.body.IncompleteBodyException;
import suite.http.problem.RequestProblems;

/**
 * Problem details for what the service's own exceptions say.
 */
public final class Problems {

	private Problems() {
	}

	/**
	 * A body that ended before its end, with what became of the part that came.
	 */
	public static ResponseEntity<Object> incomplete(IncompleteBodyException ex, Map<String, Object> properties) {
		return answer(RequestProblems.of(ex), properties);
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
