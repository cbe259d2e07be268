package suite.http.body;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the body of every request, and refuses early what Tomcat or Spring would fail on
 * with an error in the log: forms, which nothing here takes, types with a wildcard, and
 * parameters that cannot be decoded.
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
		if (!isTaken(request.getContentType())) {
			response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
			return;
		}
		if (!hasReadableParameters(request)) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
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

	private static boolean isTaken(String contentType) {
		String type = (contentType != null) ? contentType.toLowerCase(Locale.ROOT) : "";
		return !type.contains("*") && !type.startsWith("multipart/")
				&& !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	private static boolean hasReadableParameters(HttpServletRequest request) {
		try {
			request.getParameterMap();
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

}
