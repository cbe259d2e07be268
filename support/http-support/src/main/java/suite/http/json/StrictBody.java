package suite.http.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

import suite.failure.RequestException;

/**
 * Checks what Jackson does not: that a body is UTF-8 in its shortest form, and not
 * {@code null}, which would stand for no body at all. A byte order mark is taken off.
 */
@RestControllerAdvice
public class StrictBody extends RequestBodyAdviceAdapter {

	private static final byte[] MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		// Not for long: it is bounded, in size and in time.
		byte[] body = message.getBody().readAllBytes();
		requireUtf8(body);
		int start = (body.length >= MARK.length && body[0] == MARK[0] && body[1] == MARK[1] && body[2] == MARK[2])
				? MARK.length : 0;
		return new Checked(message.getHeaders(), new ByteArrayInputStream(body, start, body.length - start));
	}

	private static void requireUtf8(byte[] body) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
		}
		catch (CharacterCodingException ex) {
			throw badRequest("the body is not UTF-8");
		}
	}

	@Override
	public Object afterBodyRead(Object body, HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) {
		if (body == null) {
			throw badRequest("expected a JSON object, found null");
		}
		return body;
	}

	private static RequestException badRequest(String detail) {
		return RequestException.invalid(detail);
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
