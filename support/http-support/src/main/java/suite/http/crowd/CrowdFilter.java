package suite.http.crowd;

import java.io.IOException;
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

	private final int max;

	private final long maxWaitMillis;

	private final Probes probes;

	private final Semaphore places;

	/**
	 * Makes the filter of a port.
	 * @param max how many requests are let in
	 */
	public CrowdFilter(int max, CrowdSettings settings, Probes probes) {
		this.max = max;
		this.maxWaitMillis = settings.maxWait().toMillis();
		this.probes = probes;
		this.places = new Semaphore(max);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return this.probes.include(request);
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
