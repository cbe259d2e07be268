package suite.http.crowd;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

import suite.http.problem.LeftProblem;

/**
 * Lets so many requests in at the same time, fewer than there are threads: whatever they
 * wait for, a thread is left for those who ask for health. What goes on after its thread
 * was given back, as an event stream does, is not counted; it has bounds of its own.
 */
public class CrowdFilter extends OncePerRequestFilter {

	private static final List<String> PROBES = List.of("/livez", "/readyz");

	private final int max;

	private final long maxWaitMillis;

	private final String health;

	private final Semaphore places;

	/**
	 * Makes the filter of a port.
	 * @param threads as many as Tomcat has
	 * @param virtual whether it has as many as it needs
	 * @param health the path that tells health
	 */
	public CrowdFilter(CrowdSettings settings, int threads, boolean virtual, String health) {
		this.max = settings.max(threads, virtual);
		this.maxWaitMillis = settings.maxWait().toMillis();
		this.health = health;
		this.places = new Semaphore(this.max);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.equals(this.health) || path.startsWith(this.health + "/") || PROBES.contains(path);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!enter()) {
			LeftProblem.send(request, response, ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
					this.max + " requests are being answered, which is the most (suite.http.crowd.max)"));
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.places.release();
		}
	}

	private boolean enter() {
		try {
			return this.places.tryAcquire(this.maxWaitMillis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
