package suite.http.problem;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What no other advice knows is the service's own fault: the log has it, and the caller
 * is told no more than that.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class UnexpectedFailures {

	private static final Log logger = LogFactory.getLog(UnexpectedFailures.class);

	@ExceptionHandler
	ProblemDetail unexpected(RuntimeException failure) {
		logger.error("Unexpected failure of a request", failure);
		return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				Details.of(HttpStatus.INTERNAL_SERVER_ERROR));
	}

}
