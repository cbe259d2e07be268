package suite.pages.app;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import suite.caller.Caller;
import suite.caller.CallerSettings;
import suite.failure.RequestException;
import suite.http.events.EventSettings;
import suite.http.events.EventStreamBounds;
import suite.http.events.EventStreams;
import suite.testing.http.HostileText;

/**
 * A service with a page that shows hostile things.
 */
@SpringBootApplication
public class PagesApplication {

	@RestController
	public static class Things {

		/** The ids that clients said they saw last, one for each connection. */
		public final List<String> lastIds = new CopyOnWriteArrayList<>();

		private final EventStreams streams;

		/** Whether it restores, as a service does that starts. */
		public volatile boolean restoring;

		Things(EventStreams streams) {
			this.streams = streams;
		}

		/** The strings of all tests, and some that are made for pages. */
		public static List<String> all() {
			return Stream
				.concat(Stream.of("<img src=x onerror=\"console.error('img')\">",
						"<script>console.error('script')</script>", "\"><svg onload=console.error('svg')>",
						"javascript:console.error('link')", "{{7*7}}", "</td></tr></table><h1>out</h1>"),
						HostileText.strings().stream().filter((text) -> !text.contains("\ud800")))
				.toList();
		}

		@GetMapping("/things")
		List<String> things() {
			if (this.restoring) {
				throw RequestException.unavailable("restoring: 40 of 100 records");
			}
			return all();
		}

		/**
		 * Three events, then the stream ends; the third connection is told that there are
		 * no more.
		 */
		@GetMapping(path = "/events/{kind}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		ResponseEntity<SseEmitter> events(@PathVariable String kind, Caller caller,
				@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
			this.lastIds.add(String.valueOf(last));
			if ("6".equals(last)) {
				return ResponseEntity.noContent().build();
			}
			int first = (last != null) ? Integer.parseInt(last) + 1 : 1;
			return ResponseEntity.ok(this.streams.open(caller, (stream) -> {
				if (kind.equals("large")) {
					stream.event("0", "thing", "x".repeat(2_000_000));
				}
				for (int id = first; id < first + 3; id++) {
					stream.comment("still here");
					stream.event(Integer.toString(id), "thing", IntStream.range(0, id).boxed().toList());
				}
				if (kind.equals("broken") && first == 1) {
					throw new IOException("as if the connection had broken");
				}
			}));
		}

	}

	@Bean
	EventStreams streams(CallerSettings callers) {
		return new EventStreams(new EventStreamBounds("test", 10, null), new EventSettings(Duration.ofMinutes(1)),
				callers);
	}

}
