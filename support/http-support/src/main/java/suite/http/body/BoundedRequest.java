package suite.http.body;

import java.io.BufferedReader;
import java.io.IOException;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

import suite.caller.Places;

/**
 * A request whose body is bounded.
 */
public final class BoundedRequest extends HttpServletRequestWrapper {

	private final BodySettings settings;

	private final Places readers;

	private @Nullable BoundedBody body;

	BoundedRequest(HttpServletRequest request, BodySettings settings, Places readers) {
		super(request);
		this.settings = settings;
		this.readers = readers;
	}

	/**
	 * Lifts the bound on the size: the caller has one of its own. The bounds on time
	 * stay.
	 */
	public static void allowAnySize(HttpServletRequest request) throws IOException {
		BoundedRequest bounded = WebUtils.getNativeRequest(request, BoundedRequest.class);
		if (bounded != null) {
			bounded.body().allowAnySize();
		}
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return body();
	}

	/**
	 * Not supported: characters would be read past the bounds.
	 */
	@Override
	public BufferedReader getReader() {
		throw new UnsupportedOperationException("a bounded body is read as bytes");
	}

	private BoundedBody body() throws IOException {
		if (this.body == null) {
			this.body = new BoundedBody(getRequest(), this.settings, this.readers);
		}
		return this.body;
	}

	void end() {
		if (this.body != null) {
			this.body.end();
		}
	}

}
