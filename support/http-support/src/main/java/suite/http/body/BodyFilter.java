package suite.http.body;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

import suite.caller.CallerSettings;
import suite.caller.Places;
import suite.http.problem.LeftProblem;

/**
 * Bounds the body of every request, and refuses early what Tomcat or Spring would fail on
 * with an error in the log, or read as something else than was meant: types and codings
 * that nothing here takes, and parameters that cannot be decoded.
 */
public class BodyFilter extends OncePerRequestFilter {

	private static final String IDENTITY = "identity";

	private final BodySettings settings;

	private final Places readers;

	public BodyFilter(BodySettings settings, CallerSettings callers) {
		this.settings = settings;
		this.readers = new Places(settings.maxReading(), callers, "requests are sending their bodies",
				"suite.http.body.max-reading");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!BodyType.isTaken(request.getContentType())) {
			refuseType(request, response, BodyType.EXPECTED);
			return;
		}
		String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (coding != null && !coding.strip().toLowerCase(Locale.ROOT).equals(IDENTITY)) {
			response.setHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
			refuseType(request, response, "Content-Encoding: expected none; send the body as it is");
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

	private static void refuseType(HttpServletRequest request, HttpServletResponse response, String detail)
			throws IOException {
		LeftProblem.send(request, response,
				ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail));
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
