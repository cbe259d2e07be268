package suite.http.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

import suite.failure.RequestException;
import suite.message.Utf8;

/**
 * Checks what Jackson does not: that a body is UTF-8 in its shortest form, and not
 * {@code null}, which would stand for no body at all. A byte order mark is taken off.
 */
@RestControllerAdvice
public class StrictBody extends RequestBodyAdviceAdapter {

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		// Not for long: it is bounded, in size and in time.
		byte[] body = message.getBody().readAllBytes();
		if (!Utf8.isValid(body)) {
			throw RequestException.invalid("the body is not UTF-8");
		}
		int start = Utf8.byteOrderMark(body);
		return new Checked(message.getHeaders(), new ByteArrayInputStream(body, start, body.length - start));
	}

	@Override
	public Object afterBodyRead(Object body, HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) {
		if (body == null) {
			throw RequestException.invalid("expected a JSON object, found null");
		}
		return body;
	}

	private record Checked(HttpHeaders headers, InputStream body) implements HttpInputMessage {

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public InputStream getBody() {
			return this.body;
		}

	}

}
