package suite.http.security.browser;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

import suite.http.problem.LeftProblem;
import suite.http.security.RefusedRequests;
import suite.message.Excerpt;

/**
 * Refuses what a page of another site makes a user's browser send, whether callers log in
 * or not, and tells browsers what they may do with answers. Nothing here answers to other
 * origins (CORS).
 */
public class BrowserFilter extends OncePerRequestFilter {

	// For pages of the suite's own: what they load and call is their own origin's.
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final HostNames hosts;

	private final RefusedRequests refused;

	public BrowserFilter(List<String> hosts, RefusedRequests refused) {
		this.hosts = new HostNames(hosts);
		this.refused = refused;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Referrer-Policy", "no-referrer");
		// HTTP/1.0 needs no Host; browsers always send it.
		if (request.getHeader("Host") != null && !this.hosts.allow(request.getServerName())) {
			refuse(request, response, HttpStatus.MISDIRECTED_REQUEST,
					"Host: " + Excerpt.of(request.getServerName())
							+ " is no name of this service; those it has are in suite.http.security.hosts",
					RefusedRequests.Reason.HOST);
		}
		else if (CrossSite.is(request)) {
			refuse(request, response, HttpStatus.FORBIDDEN,
					"a page of another site may not call this service (Sec-Fetch-Site, Origin)",
					RefusedRequests.Reason.CROSS_SITE);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail,
			RefusedRequests.Reason reason) throws IOException {
		this.refused.count(reason);
		LeftProblem.send(request, response, ProblemDetail.forStatusAndDetail(status, detail));
	}

}
