package suite.http.problem;

import java.io.IOException;
import java.util.Objects;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;

/**
 * Answers where no controller does and Tomcat would write a page: what does not even
 * reach the application, such as a request that is not HTTP, what a filter refuses, and
 * what an endpoint answers by its status alone. There are no error pages: they would be
 * further requests, which could fail, too.
 */
public class ProblemErrorValve extends ErrorReportValve {

	private static final JsonMapper JSON = JsonMapper.builder()
		.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
		.build();

	@Override
	protected void report(Request request, Response response, Throwable failure) {
		if (response.getStatus() < 400 || response.getContentWritten() > 0
				|| !(response.setErrorReported() || response.getContentType() == null)) {
			return;
		}
		ProblemDetail problem = Objects.requireNonNullElseGet(LeftProblem.of(request), () -> of(response.getStatus()));
		try {
			response.setStatus(problem.getStatus());
			if (RetryAfter.helps(problem.getStatus())) {
				response.setHeader(HttpHeaders.RETRY_AFTER, RetryAfter.SECONDS);
			}
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getOutputStream().write(JSON.writeValueAsBytes(problem));
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			// The client is gone or has an answer already.
			container.getLogger().debug("No problem could be written", ex);
		}
	}

	private static ProblemDetail of(int code) {
		HttpStatus status = Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.BAD_REQUEST);
		return ProblemDetail.forStatusAndDetail(status, Details.of(status));
	}

}
