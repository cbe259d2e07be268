package suite.streams.query;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

import suite.http.answer.AnswerPlaces;

/**
 * {@code /actuator/windowedcounts}: the counts over all instances. {@code from} and
 * {@code to} bound the starts of the windows, {@code limit} the number of counts, and
 * {@code key} asks for one key.
 */
@WebEndpoint(id = "windowedcounts")
class WindowedCountsEndpoint {

	static final EndpointId ID = EndpointId.of("windowedcounts");

	private final AllWindows windows;

	private final AnswerPlaces places;

	private final QuerySettings settings;

	WindowedCountsEndpoint(AllWindows windows, AnswerPlaces places, QuerySettings settings) {
		this.windows = windows;
		this.places = places;
		this.settings = settings;
	}

	@ReadOperation
	WebEndpointResponse<?> all(@Nullable String from, @Nullable String to, @Nullable String limit,
			@Nullable String key) {
		return respond(() -> WindowQuery.parse(from, to, limit, key, this.settings));
	}

	// A key may contain slashes; it is read as the client has written it.
	@ReadOperation
	WebEndpointResponse<?> ofKey(@Selector(match = Selector.Match.ALL_REMAINING) String[] path, @Nullable String from,
			@Nullable String to, @Nullable String limit) {
		return respond(() -> WindowQuery.parse(from, to, limit, KeyInPath.ofRequest(), this.settings));
	}

	private WebEndpointResponse<?> respond(Supplier<WindowQuery> query) {
		try {
			WindowQuery asked = query.get();
			this.places.take();
			return new WebEndpointResponse<>(
					this.windows.gather(asked, (action) -> EndOfRequest.then("counts", action)));
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
