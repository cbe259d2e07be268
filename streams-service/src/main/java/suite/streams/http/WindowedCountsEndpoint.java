package suite.streams.http;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

import suite.http.answer.AnswerPlaces;
import suite.streams.query.WindowedCounts;
import suite.streams.query.WindowedCountsReader;
import suite.streams.store.QueryMemory;
import suite.streams.store.QuerySettings;
import suite.streams.store.QueryWork;
import suite.streams.store.WindowQuery;

/**
 * {@code /actuator/windowedcounts}: the counts over all instances. {@code from} and
 * {@code to} bound the starts of the windows, {@code limit} the number of counts, and
 * {@code key} asks for one key.
 */
@Component
@WebEndpoint(id = "windowedcounts")
class WindowedCountsEndpoint {

	static final EndpointId ID = EndpointId.of("windowedcounts");

	private final WindowedCountsReader counts;

	private final QueryMemory memory;

	private final AnswerPlaces places;

	private final QuerySettings settings;

	WindowedCountsEndpoint(WindowedCountsReader counts, QueryMemory memory, AnswerPlaces places,
			QuerySettings settings) {
		this.counts = counts;
		this.memory = memory;
		this.places = places;
		this.settings = settings;
	}

	@ReadOperation
	WindowedCounts all(@Nullable String from, @Nullable String to, @Nullable String limit, @Nullable String key) {
		return answer(WindowQuery.parse(from, to, limit, key, this.settings));
	}

	// A key may contain slashes; it is read as the client has written it.
	@ReadOperation
	WindowedCounts ofKey(@Selector(match = Selector.Match.ALL_REMAINING) String[] path, @Nullable String from,
			@Nullable String to, @Nullable String limit) {
		return answer(WindowQuery.parse(from, to, limit, KeyInPath.ofRequest(), this.settings));
	}

	private WindowedCounts answer(WindowQuery query) {
		this.places.take();
		// For those that answer, and then for the copies of those that did not.
		QueryWork work = new QueryWork(this.memory, this.settings.timeout().multipliedBy(2));
		EndOfRequest.then("counts", work::close);
		return this.counts.read(work, query);
	}

}
