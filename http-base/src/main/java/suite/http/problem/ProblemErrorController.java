package suite.http.problem;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what the servlet container was told to answer by a status alone, in place of
 * Boot's page. A controller whose answer Tomcat drops, because the request's body broke
 * off, can leave it in a request attribute.
 */
@RestController
public class ProblemErrorController implements ErrorController {

	/**
	 * The request attribute with the {@link ProblemDetail} to answer, if there is one.
	 */
	public static final String PROBLEM = ProblemErrorController.class.getName() + ".problem";

	private final JsonMapper json;

	ProblemErrorController(JsonMapper json) {
		this.json = json;
	}

	// Written without asking what the client accepts: that may be what is wrong.
	@RequestMapping("${spring.web.error.path:${error.path:/error}}")
	void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
		ProblemDetail problem = problem(request);
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(this.json.writeValueAsBytes(problem));
	}

	private static ProblemDetail problem(HttpServletRequest request) {
		if (request.getAttribute(PROBLEM) instanceof ProblemDetail problem) {
			return problem;
		}
		HttpStatus status = status(request);
		return ProblemDetail.forStatusAndDetail(status, Details.of(status));
	}

	private static HttpStatus status(HttpServletRequest request) {
		// Without a status somebody asked for the error page itself.
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		return Objects.requireNonNullElse((status instanceof Integer code) ? HttpStatus.resolve(code) : null,
				HttpStatus.NOT_FOUND);
	}

}
