package suite.http.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.http.answer.AnswerPlaces;
import suite.caller.Caller;
import suite.http.events.EventStream;
import suite.http.events.EventStreams;

@RestController
public class Handlers {

	private final AnswerPlaces places;

	private final EventStreams streams;

	/** How often a stream was opened. */
	public final AtomicInteger opened = new AtomicInteger();

	/** How often something was changed. */
	public final AtomicInteger changes = new AtomicInteger();

	/** Lets the answers of {@code /waiting} end. */
	public volatile CountDownLatch end = new CountDownLatch(1);

	Handlers(AnswerPlaces places, EventStreams streams) {
		this.places = places;
		this.streams = streams;
	}

	@GetMapping("/parameters/{id}")
	Map<String, Object> parameters(@PathVariable String id, @RequestParam(required = false) String name,
			@RequestParam(required = false) List<Integer> numbers) {
		return Map.of("id", id);
	}

	@PostMapping(path = "/things", consumes = MediaType.APPLICATION_JSON_VALUE)
	Thing change(@RequestBody(required = false) Thing thing) {
		this.changes.incrementAndGet();
		return thing;
	}

	@DeleteMapping("/things")
	Map<String, Object> remove() {
		this.changes.incrementAndGet();
		return Map.of();
	}

	@GetMapping("/failures/{kind}")
	void fail(@PathVariable String kind) {
		throw FailingEndpoint.failure(kind);
	}

	@GetMapping("/waiting")
	Map<String, Object> waiting() throws InterruptedException {
		this.places.take();
		this.places.take();
		this.end.await();
		return Map.of();
	}

	@GetMapping("/large")
	void large(HttpServletResponse response) throws IOException {
		this.places.take();
		OutputStream out = response.getOutputStream();
		byte[] part = new byte[1024 * 1024];
		for (int i = 0; i < 64; i++) {
			out.write(part);
		}
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream() {
		this.opened.incrementAndGet();
		this.places.take();
		return this.streams.open(Caller.LOCAL, this::send);
	}

	// Quiet at first, and then with more than anybody takes who does not read.
	private void send(EventStream stream) throws IOException, InterruptedException {
		stream.comment("first");
		this.end.await();
		stream.event("1", "second", Map.of("count", 2));
		String much = "x".repeat(100_000);
		for (int i = 0; i < 1000; i++) {
			stream.event("much", much);
		}
	}

	/** Sends as fast as it goes until it is ended. */
	@GetMapping(path = "/stream/busy", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter busyStream() {
		return this.streams.open(Caller.LOCAL, (stream) -> {
			for (int count = 0; true; count++) {
				stream.event("tick", Map.of("count", count, "text", "x".repeat(1000)));
			}
		});
	}

	/** Has nothing to say but that it is there. */
	@GetMapping(path = "/stream/quiet", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter quietStream(@RequestParam(required = false) @Nullable String caller) {
		return this.streams.open((caller != null) ? new Caller(caller) : Caller.LOCAL, (stream) -> {
			while (true) {
				stream.comment("nothing new");
				Thread.sleep(100);
			}
		});
	}

	@GetMapping(path = "/stream/failing", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter failingStream(@RequestParam(defaultValue = "1") int events) {
		return this.streams.open(Caller.LOCAL, (stream) -> {
			for (int count = 0; count < events; count++) {
				stream.event("tick", Map.of("count", count));
			}
			this.end.await();
			stream.event("tick", new Object() {

				@SuppressWarnings("unused")
				public String getText() {
					throw new IllegalStateException("nobody is to read this");
				}

			});
		});
	}

	record Thing(Integer count, Long offset, String name, Double rate, Boolean done, Kind kind, List<Integer> numbers,
			Thing inner) {
	}

	enum Kind {

		ONE, OTHER

	}

}
