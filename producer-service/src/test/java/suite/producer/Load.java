package suite.producer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Posts texts at a rate, whether the ones before are answered or not. Each goes over a
 * connection of its own, at once: an asynchronous client that falls behind opens
 * connections and sends nothing on them, until the service gives them up.
 */
class Load {

	/** More than the service has threads for. */
	private static final int CONNECTIONS = 500;

	/**
	 * What became of a text.
	 *
	 * @param answer what there was instead of a status, if there was none
	 * @param latency from connecting on
	 */
	record Outcome(long id, String answer, boolean retryAfter, Duration latency) {
	}

	private final int port;

	private final String padding;

	private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

	Load(int port, int size) {
		this.port = port;
		this.padding = "x".repeat(size);
	}

	/**
	 * Posts, and waits for all answers.
	 */
	void run(int perSecond, Duration time) throws InterruptedException {
		long count = perSecond * time.toSeconds();
		ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
		long start = System.nanoTime();
		for (long i = 0; i < count; i++) {
			long id = i;
			TimeUnit.NANOSECONDS.sleep(start + id * 1_000_000_000L / perSecond - System.nanoTime());
			connections.execute(() -> this.outcomes.add(post(id)));
		}
		connections.shutdown();
		assertThat(connections.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
		assertThat(this.outcomes).hasSize((int) count);
	}

	void runUnchecked(int perSecond, Duration time) {
		try {
			run(perSecond, time);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Outcome post(long id) {
		long start = System.nanoTime();
		try (RawConnection connection = new RawConnection(this.port, Duration.ofSeconds(60))) {
			connection.send(request(id));
			RawAnswer answer = connection.read(false);
			return outcome(id, Integer.toString(answer.status()), !answer.header("retry-after").isEmpty(), start);
		}
		catch (IOException ex) {
			return outcome(id, ex.toString(), false, start);
		}
	}

	private String request(long id) {
		String body = "{\"key\":\"load\",\"text\":\"%d %s\"}".formatted(id, this.padding);
		return "POST /texts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
				+ body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body;
	}

	private static Outcome outcome(long id, String answer, boolean retryAfter, long start) {
		return new Outcome(id, answer, retryAfter, Duration.ofNanos(System.nanoTime() - start));
	}

	List<Outcome> with(int status) {
		return this.outcomes.stream().filter((outcome) -> outcome.answer().equals(Integer.toString(status))).toList();
	}

	List<Outcome> without(int... statuses) {
		List<String> expected = Arrays.stream(statuses).mapToObj(Integer::toString).toList();
		return this.outcomes.stream().filter((outcome) -> !expected.contains(outcome.answer())).toList();
	}

	static Duration p99(List<Outcome> outcomes) {
		return outcomes.stream()
			.map(Outcome::latency)
			.sorted()
			.skip(outcomes.size() * 99L / 100)
			.findFirst()
			.orElseThrow();
	}

}
