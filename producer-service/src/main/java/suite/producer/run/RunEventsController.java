package suite.producer.run;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.caller.Caller;
import suite.http.events.EventStream;
import suite.http.events.EventStreams;

/**
 * A run's progress as server-sent events: {@code progress} twice a second, {@code ended}
 * at the end. Each event holds all there is to know: a client that connects again has
 * missed nothing, and for one that reads slowly nothing has to wait.
 */
@RestController
class RunEventsController {

	private static final long PERIOD_MILLIS = 500;

	private static final String ENDED = "ended";

	private final RunRegistry runs;

	private final EventStreams streams;

	RunEventsController(RunRegistry runs, EventStreams streams) {
		this.runs = runs;
		this.streams = streams;
	}

	@GetMapping(path = "/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> events(@PathVariable String id, Caller caller,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
		Run run = this.runs.get(id);
		if (ENDED.equals(last)) {
			// A browser connects again whenever a stream ends, unless it is told that
			// there is no more.
			return ResponseEntity.noContent().build();
		}
		return ResponseEntity.ok(this.streams.open(caller, (stream) -> send(run, stream)));
	}

	private static void send(Run run, EventStream stream) throws IOException, InterruptedException {
		stream.event("progress", run.report());
		while (!run.awaitEnd(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
			stream.event("progress", run.report());
		}
		stream.event(ENDED, ENDED, run.report());
	}

}
