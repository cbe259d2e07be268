package suite.http.body;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the body of every request, and refuses a type with a wildcard, on which Spring
 * would fail.
 */
public class BodyFilter extends OncePerRequestFilter {

	private final BodySettings settings;

	private final Semaphore readers;

	public BodyFilter(BodySettings settings) {
		this.settings = settings;
		this.readers = new Semaphore(settings.maxReading());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentType() != null && request.getContentType().contains("*")) {
			response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
			return;
		}
		BoundedRequest bounded = new BoundedRequest(request, this.settings, this.readers);
		try {
			chain.doFilter(bounded, response);
		}
		finally {
			bounded.end();
		}
	}

}
