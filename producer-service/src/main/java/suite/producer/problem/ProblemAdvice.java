package suite.producer.problem;

import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import suite.failure.RequestException;
import suite.http.problem.RequestProblems;
import suite.message.MalformedMessageException;

/**
 * Answers for a body that is no message.
 */
@RestControllerAdvice
@Order(0)
class ProblemAdvice {

	@ExceptionHandler
	ProblemDetail malformed(MalformedMessageException ex) {
		return RequestProblems.of(RequestException.invalid(ex.getMessage()));
	}

}
