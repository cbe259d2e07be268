package suite.http.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for the error page where an endpoint answers an error by its status alone, as some
 * of Actuator's do.
 */
public class EmptyErrorFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		if (response.getStatus() >= 400 && response.getContentType() == null && !response.isCommitted()
				&& !isAsyncStarted(request)) {
			response.sendError(response.getStatus());
		}
	}

}
