package suite.http.crowd;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import suite.caller.Caller;
import suite.caller.CallerPlaces;
import suite.caller.CallerSettings;
import suite.failure.RequestException;
import suite.http.caller.RequestCaller;
import suite.http.problem.LeftProblem;
import suite.http.problem.RequestProblems;

/**
 * Lets each caller have its share of the requests that {@link CrowdFilter} lets in: one
 * that sends too many leaves places to others.
 */
public class CallerFilter extends OncePerRequestFilter {

	private final CallerPlaces places;

	private final Probes probes;

	public CallerFilter(int max, CallerSettings settings, Probes probes) {
		this.places = new CallerPlaces(max, settings, "requests are being answered");
		this.probes = probes;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return this.probes.include(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Caller caller = RequestCaller.note(request);
		try {
			this.places.take(caller);
		}
		catch (RequestException ex) {
			LeftProblem.send(request, response, RequestProblems.of(ex));
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.places.giveBack(caller);
		}
	}

}
