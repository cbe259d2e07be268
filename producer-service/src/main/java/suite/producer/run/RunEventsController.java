package suite.producer.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import suite.failure.RequestException;

/**
 * A run's progress as server-sent events: {@code progress} twice a second, {@code ended}
 * at the end. Each event holds all there is to know, so that whoever connects again has
 * missed nothing; a client that is gone is noticed when one is written. Each stream holds
 * its request's thread, which is a virtual one where the JVM has them; their number is
 * bounded.
 */
@RestController
class RunEventsController {

	private static final long PERIOD_MILLIS = 500;

	private static final String ENDED = "ended";

	private final RunRegistry runs;

	private final JsonMapper json;

	private final Semaphore watchers;

	private final int maxWatchers;

	RunEventsController(RunRegistry runs, JsonMapper json, RunSettings settings) {
		this.runs = runs;
		this.json = json;
		this.maxWatchers = settings.maxWatchers();
		this.watchers = new Semaphore(this.maxWatchers);
	}

	@GetMapping(path = "/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void events(@PathVariable String id, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
			HttpServletResponse response) throws IOException, InterruptedException {
		Run run = this.runs.get(id);
		if (ENDED.equals(last)) {
			// A browser connects again whenever a stream ends, unless it is told that
			// there is no more.
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			return;
		}
		if (!this.watchers.tryAcquire()) {
			throw RequestException
				.unavailable("%s event streams are open, which is the most (suite.producer.runs.max-watchers)"
					.formatted(this.maxWatchers));
		}
		try {
			response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
			OutputStream out = response.getOutputStream();
			write(out, "event:progress", run);
			while (!run.awaitEnd(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
				write(out, "event:progress", run);
			}
			write(out, "id:" + ENDED + "\nevent:" + ENDED, run);
		}
		finally {
			this.watchers.release();
		}
	}

	private void write(OutputStream out, String event, Run run) throws IOException {
		String text = event + "\ndata:" + this.json.writeValueAsString(run.report()) + "\n\n";
		out.write(text.getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

}
