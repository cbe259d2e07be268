package suite.http.body;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the body of every request.
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
		BoundedRequest bounded = new BoundedRequest(request, this.settings, this.readers);
		try {
			chain.doFilter(bounded, response);
		}
		finally {
			bounded.end();
		}
	}

}
