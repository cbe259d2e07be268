package suite.consumer.problems;

import org.apache.kafka.common.KafkaException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Adds to the problem details that all services have that Kafka is away.
 */
@RestControllerAdvice
class Problems {

	@ExceptionHandler
	ProblemDetail kafka(KafkaException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Kafka did not answer, nothing was changed: " + ex.getMessage());
	}

}
