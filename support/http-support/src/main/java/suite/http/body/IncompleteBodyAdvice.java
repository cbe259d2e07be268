package suite.http.body;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers for a body that did not come to its end, before an advice of the service does:
 * it would log that Tomcat has taken the answer over.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class IncompleteBodyAdvice {

	@ExceptionHandler
	ResponseEntity<ProblemDetail> incomplete(IncompleteBodyException ex) {
		return ResponseEntity.status(ex.getStatusCode()).body(ex.getBody());
	}

}
