package suite.streams.http;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import suite.streams.query.WindowedCounts;

/**
 * The counts and the topology on the service's own port: on Kubernetes Actuator has
 * another one, which is for those that operate the service.
 */
@RestController
class CountsController {

	private final WindowedCountsEndpoint counts;

	private final TopologyEndpoint topology;

	CountsController(WindowedCountsEndpoint counts, TopologyEndpoint topology) {
		this.counts = counts;
		this.topology = topology;
	}

	@GetMapping("/counts")
	WindowedCounts counts(@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to, @RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String key) {
		return this.counts.all(from, to, limit, key);
	}

	@GetMapping("/topology")
	TopologyEndpoint.Running topology() {
		return this.topology.topology();
	}

}
