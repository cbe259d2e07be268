package suite.consumer.problems;

import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.DatabindException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Adds to Spring's problem details what it does not know: that Kafka is away, and which
 * field of a body is wrong.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final String RETRY_SECONDS = "5";

	@ExceptionHandler
	ResponseEntity<ProblemDetail> kafka(KafkaException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Kafka did not answer, nothing was changed: " + ex.getMessage());
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
			.body(problem);
	}

	@Override
	protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail(ex));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	private static String detail(HttpMessageNotReadableException ex) {
		if (ex.getCause() instanceof DatabindException json && !json.getPath().isEmpty()) {
			return "%s: expected another type of value"
				.formatted(json.getPath().get(json.getPath().size() - 1).getPropertyName());
		}
		return "the body is not a JSON object such as {\"topic\":\"test-topic-dlt\",\"limit\":10}";
	}

}
