package suite.http.problem;

import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import suite.http.json.UnreadableJson;
import suite.message.Excerpt;

/**
 * What Spring says in the words of Java, in those of the request; before an advice of the
 * service is asked.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class HttpProblems {

	@ExceptionHandler
	ProblemDetail unreadable(HttpMessageNotReadableException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, (ex.getCause() instanceof JacksonException json)
				? UnreadableJson.explain(json) : "expected a body with a JSON object");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unsupported(HttpMediaTypeNotSupportedException ex) {
		String expected = ex.getSupportedMediaTypes()
			.stream()
			.map(MediaType::toString)
			.sorted()
			.collect(Collectors.joining(", "));
		HttpHeaders headers = new HttpHeaders();
		headers.putAll(ex.getHeaders());
		return new ResponseEntity<>(
				ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
						"Content-Type: expected " + expected + ", found "
								+ ((ex.getContentType() != null) ? ex.getContentType() : "none")),
				headers, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	@ExceptionHandler({ NoHandlerFoundException.class, NoResourceFoundException.class })
	ProblemDetail notFound(HttpServletRequest request) {
		String path = request.getRequestURI();
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, Details.of(HttpStatus.NOT_FOUND)
				+ ((path.length() > 1 && path.endsWith("/")) ? "; expected no slash at its end" : ""));
	}

	@ExceptionHandler
	ProblemDetail mismatch(MethodArgumentTypeMismatchException ex) {
		Class<?> each = ResolvableType.forMethodParameter(ex.getParameter()).asCollection().resolveGeneric();
		String detail = (each != null)
				? ex.getName() + ": expected values separated by commas, each " + UnreadableJson.kind(each)
				: mismatch(ex.getName(), ex.getRequiredType(), ex.getValue());
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
	}

	/** That a parameter has a value of another type. */
	public static String mismatch(String name, @Nullable Class<?> expected, @Nullable Object value) {
		return name + ": expected " + UnreadableJson.kind(expected) + ", found " + Excerpt.of(String.valueOf(value));
	}

}
