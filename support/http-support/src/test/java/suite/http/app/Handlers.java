package suite.http.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServletResponse;

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

@RestController
public class Handlers {

	private final AnswerPlaces places;

	/** How often a stream was opened. */
	public final AtomicInteger streams = new AtomicInteger();

	/** How often something was changed. */
	public final AtomicInteger changes = new AtomicInteger();

	/** Lets the answers of {@code /waiting} end. */
	public volatile CountDownLatch end = new CountDownLatch(1);

	Handlers(AnswerPlaces places) {
		this.places = places;
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
		this.streams.incrementAndGet();
		this.places.take();
		SseEmitter emitter = new SseEmitter(0L);
		new Thread(() -> send(emitter)).start();
		return emitter;
	}

	// Quiet at first, and then with more than anybody takes who does not read.
	private void send(SseEmitter emitter) {
		try {
			emitter.send("first");
			this.end.await();
			emitter.send("second");
			String much = "x".repeat(100_000);
			for (int i = 0; i < 1000; i++) {
				emitter.send(much);
			}
			emitter.complete();
		}
		catch (IOException | InterruptedException | IllegalStateException ex) {
			// The client has gone, and Tomcat ends the request.
		}
	}

	record Thing(Integer count, Long offset, String name, Double rate, Boolean done, Kind kind, List<Integer> numbers,
			Thing inner) {
	}

	enum Kind {

		ONE, OTHER

	}

}
