package suite.producer.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import suite.producer.problem.TooManyException;

/**
 * A run's progress as server-sent events: {@code progress} twice a second, {@code ended}
 * at the end. Each stream holds its request's thread, which is a virtual one where the
 * JVM has them; their number is bounded.
 */
@RestController
class RunEventsController {

	private static final long PERIOD_MILLIS = 500;

	private final Runs runs;

	private final JsonMapper json;

	private final Semaphore watchers;

	private final int maxWatchers;

	RunEventsController(Runs runs, JsonMapper json, RunSettings settings) {
		this.runs = runs;
		this.json = json;
		this.maxWatchers = settings.maxWatchers();
		this.watchers = new Semaphore(this.maxWatchers);
	}

	@GetMapping(path = "/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void events(@PathVariable String id, HttpServletResponse response) throws IOException, InterruptedException {
		Run run = this.runs.get(id);
		if (!this.watchers.tryAcquire()) {
			throw new TooManyException("%d event streams are open, which is the most (suite.producer.runs.max-watchers)"
				.formatted(this.maxWatchers));
		}
		try {
			response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
			OutputStream out = response.getOutputStream();
			write(out, "progress", run.status());
			while (!run.awaitEnd(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
				write(out, "progress", run.status());
			}
			write(out, "ended", run.status());
		}
		finally {
			this.watchers.release();
		}
	}

	private void write(OutputStream out, String event, RunStatus status) throws IOException {
		String data = this.json.writeValueAsString(status);
		out.write("event:%s\ndata:%s\n\n".formatted(event, data).getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

}
