package suite.producer.problem;

import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import suite.message.MalformedMessageException;
import suite.producer.send.SendException;

/**
 * Turns exceptions into problem details, at the edge and nowhere else.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Log logger = LogFactory.getLog(ProblemAdvice.class);

	private static final Map<Class<?>, String> NAMES = Map.of(Integer.class, "an integer", Double.class, "a number",
			String.class, "a string");

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

	@Override
	protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return answer(HttpStatus.BAD_REQUEST,
				(ex.getCause() instanceof JacksonException json) ? explain(json) : ex.getMessage());
	}

	private static String explain(JacksonException ex) {
		if (ex instanceof UnrecognizedPropertyException unknown) {
			return "%s is not a field; expected %s".formatted(unknown.getPropertyName(),
					unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList());
		}
		if (ex instanceof MismatchedInputException mismatch && !ex.getPath().isEmpty()) {
			return "%s: expected %s".formatted(mismatch.getPath().get(0).getPropertyName(),
					NAMES.getOrDefault(mismatch.getTargetType(), "something else"));
		}
		if (ex instanceof DatabindException) {
			return "expected a JSON object";
		}
		return "not valid JSON: "
				+ ex.getOriginalMessage().lines().findFirst().orElse("not readable").replaceAll(",? from `[^`]*`", "");
	}

	@Override
	protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(HttpMediaTypeNotSupportedException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
				"Content-Type: expected %s, found %s".formatted(
						ex.getSupportedMediaTypes()
							.stream()
							.map(MediaType::toString)
							.sorted()
							.collect(Collectors.joining(", ")),
						(ex.getContentType() != null) ? ex.getContentType() : "none"));
	}

}
