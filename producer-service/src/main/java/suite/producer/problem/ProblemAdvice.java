package suite.producer.problem;

import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import suite.message.MalformedMessageException;
import suite.producer.send.SendException;

/**
 * Turns exceptions into problem details, at the edge and nowhere else.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Log logger = LogFactory.getLog(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<Object> malformed(MalformedMessageException ex) {
		return Problems.answer(Problems.of(ex), Map.of());
	}

	@ExceptionHandler
	ResponseEntity<Object> notAcknowledged(SendException ex) {
		return Problems.answer(Problems.of(ex), Map.of());
	}

	@ExceptionHandler
	ResponseEntity<Object> invalid(InvalidRequestException ex) {
		return Problems.badRequest(ex.getMessage(), Map.of());
	}

	@ExceptionHandler
	ResponseEntity<Object> tooLarge(BodyTooLargeException ex) {
		return answer(HttpStatus.CONTENT_TOO_LARGE, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<Object> notFound(NotFoundException ex) {
		return answer(HttpStatus.NOT_FOUND, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<Object> tooMany(TooManyException ex) {
		return answer(HttpStatus.TOO_MANY_REQUESTS, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<Object> unexpected(RuntimeException ex) {
		logger.error("Unexpected failure of a request", ex);
		return answer(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected failure; the service's log says more");
	}

	private static ResponseEntity<Object> answer(HttpStatus status, String detail) {
		return Problems.answer(ProblemDetail.forStatusAndDetail(status, detail), Map.of());
	}

}
