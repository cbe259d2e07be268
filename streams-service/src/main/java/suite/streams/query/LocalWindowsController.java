package suite.streams.query;

import java.util.List;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers the other instances of this service, which gather the counts; not meant for
 * anyone else.
 */
@RestController
class LocalWindowsController {

	static final String PATH = "/local-windows";

	private final LocalWindows windows;

	private final Semaphore permits;

	private final int maxLimit;

	LocalWindowsController(LocalWindows windows, QuerySettings settings) {
		this.windows = windows;
		this.permits = new Semaphore(2 * settings.maxConcurrent());
		this.maxLimit = settings.maxLimit();
	}

	@GetMapping(PATH)
	LocalCounts read(@RequestParam long from, @RequestParam long to, @RequestParam int limit,
			@RequestParam(required = false) @Nullable String key, @RequestParam List<Integer> partitions,
			@RequestParam Role role) {
		if (partitions.contains(null)) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"partitions: expected numbers separated by commas");
		}
		if (!this.permits.tryAcquire()) {
			throw new NotServingException("too many queries at once");
		}
		try {
			return this.windows.read(new WindowQuery(from, to, Math.max(1, Math.min(limit, this.maxLimit)), key),
					partitions, role);
		}
		finally {
			this.permits.release();
		}
	}

	@ExceptionHandler
	ProblemDetail notServing(NotServingException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
	}

}
