package suite.http.security.login;

import java.io.IOException;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import suite.http.problem.LeftProblem;
import suite.http.security.RefusedRequests;

/**
 * Answers callers that did not log in and those that may not do what they ask for, by
 * problems as all errors are. Says nothing of why a token is not valid, and nothing that
 * the request brought.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final RefusedRequests refused;

	Refusals(RefusedRequests refused) {
		this.refused = refused;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure instanceof AuthenticationServiceException) {
			send(request, response, HttpStatus.SERVICE_UNAVAILABLE,
					"the keys of the issuer of tokens cannot be had now, so that no token can be checked");
			return;
		}
		this.refused.count(RefusedRequests.Reason.LOGIN);
		boolean invalid = failure instanceof OAuth2AuthenticationException;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, invalid ? "Bearer error=\"invalid_token\"" : "Bearer");
		send(request, response, HttpStatus.UNAUTHORIZED,
				invalid ? "the token is not valid" : "expected a token (Authorization: Bearer …)");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException {
		this.refused.count(RefusedRequests.Reason.ROLE);
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
		send(request, response, HttpStatus.FORBIDDEN, needed(denied));
	}

	private static String needed(AccessDeniedException denied) {
		if (denied instanceof AuthorizationDeniedException ex
				&& ex.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
			return "the caller has not the role that this needs: " + decision.getAuthorities()
				.stream()
				.map(GrantedAuthority::getAuthority)
				.collect(Collectors.joining(", "));
		}
		return "nobody may do this: no rule of suite.http.security.access names this method and path";
	}

	private static void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
			throws IOException {
		LeftProblem.send(request, response, ProblemDetail.forStatusAndDetail(status, detail));
	}

}
