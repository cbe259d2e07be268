package suite.streams.peer;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import suite.failure.RequestException;
import suite.streams.http.EndOfRequest;
import suite.streams.lifecycle.StateFit;
import suite.streams.store.LocalStore;
import suite.streams.store.QueryMemory;
import suite.streams.store.QuerySettings;
import suite.streams.store.QueryWork;
import suite.streams.store.Role;
import suite.streams.store.WindowQuery;

/**
 * Answers the other instances of this service, which gather the counts; not meant for
 * anyone else.
 */
@RestController
class PeerController {

	static final String PATH = "/local-windows";

	private final StateFit fit;

	private final LocalStore store;

	private final QueryMemory memory;

	private final QuerySettings settings;

	private final Semaphore permits;

	PeerController(StateFit fit, LocalStore store, QueryMemory memory, QuerySettings settings) {
		this.fit = fit;
		this.store = store;
		this.memory = memory;
		this.settings = settings;
		this.permits = new Semaphore(2 * settings.maxConcurrent());
	}

	@GetMapping(PATH)
	PeerAnswer read(@RequestParam long from, @RequestParam long to, @RequestParam int limit,
			@RequestParam(required = false) @Nullable String key, @RequestParam List<Integer> partitions,
			@RequestParam Role role) {
		int existing = this.fit.partitions();
		if (existing == 0) {
			throw RequestException.unavailable("the topology is not started yet");
		}
		require(from >= 0 && from <= to, "from: expected 0 to %s, which is to, not %s".formatted(to, from));
		require(limit >= 1, "limit: expected 1 or more, not " + limit);
		require(partitions.size() <= existing
				&& partitions.stream()
					.allMatch((partition) -> partition != null && partition >= 0 && partition < existing)
				&& new HashSet<>(partitions).size() == partitions.size(),
				"partitions: expected different numbers from 0 to %s, separated by commas".formatted(existing - 1));
		if (!this.permits.tryAcquire()) {
			throw RequestException.unavailable("too many queries at once");
		}
		EndOfRequest.then("permit", this.permits::release);
		QueryWork work = new QueryWork(this.memory, this.settings.timeout());
		EndOfRequest.then("work", work::close);
		WindowQuery query = new WindowQuery(from, to, Math.min(limit, this.settings.maxLimit()), key);
		return PeerAnswer.of(this.store.read(work, query, partitions, role));
	}

	private static void require(boolean met, String problem) {
		if (!met) {
			throw RequestException.invalid(problem);
		}
	}

}
