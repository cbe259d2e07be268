package suite.http.problem;

import java.io.IOException;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * A problem that is left at its request, to be answered where the application's own
 * answer cannot be: outside of controllers, and where Tomcat drops what a controller
 * answers because the request's body broke off.
 */
public final class LeftProblem {

	private static final String ATTRIBUTE = LeftProblem.class.getName();

	private LeftProblem() {
	}

	public static void leave(ServletRequest request, ProblemDetail problem) {
		request.setAttribute(ATTRIBUTE, problem);
	}

	/** Answers with a problem, from a filter. */
	public static void send(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
			throws IOException {
		leave(request, problem);
		response.sendError(problem.getStatus());
	}

	/**
	 * The problem that was left, if there is one.
	 */
	static @Nullable ProblemDetail of(HttpServletRequest request) {
		return (ProblemDetail) request.getAttribute(ATTRIBUTE);
	}

}
