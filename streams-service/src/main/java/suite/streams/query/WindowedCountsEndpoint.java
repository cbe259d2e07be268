package suite.streams.query;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * {@code /actuator/windowedcounts}: the counts over all instances. {@code from} and
 * {@code to} bound the starts of the windows, {@code limit} the number of counts.
 */
@WebEndpoint(id = "windowedcounts")
class WindowedCountsEndpoint {

	private final AllWindows windows;

	private final QuerySettings settings;

	WindowedCountsEndpoint(AllWindows windows, QuerySettings settings) {
		this.windows = windows;
		this.settings = settings;
	}

	@ReadOperation
	WebEndpointResponse<?> all(@Nullable String from, @Nullable String to, @Nullable String limit) {
		return respond(() -> this.windows.gather(WindowQuery.parse(from, to, limit, null, this.settings)));
	}

	// A key may contain slashes.
	@ReadOperation
	WebEndpointResponse<?> ofKey(@Selector(match = Selector.Match.ALL_REMAINING) String[] key, @Nullable String from,
			@Nullable String to, @Nullable String limit) {
		return respond(
				() -> this.windows.gather(WindowQuery.parse(from, to, limit, String.join("/", key), this.settings)));
	}

	private static WebEndpointResponse<?> respond(Supplier<WindowedCounts> counts) {
		try {
			return new WebEndpointResponse<>(counts.get());
		}
		catch (InvalidQueryException ex) {
			return problem(HttpStatus.BAD_REQUEST, ex);
		}
		catch (NotServingException ex) {
			return problem(HttpStatus.SERVICE_UNAVAILABLE, ex);
		}
	}

	private static WebEndpointResponse<?> problem(HttpStatus status, RuntimeException reason) {
		return new WebEndpointResponse<>(ProblemDetail.forStatusAndDetail(status, reason.getMessage()), status.value(),
				MediaType.APPLICATION_PROBLEM_JSON);
	}

}
