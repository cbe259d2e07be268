package suite.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.launcher.service.SuiteException;

/**
 * Two runs of 100 messages, one to each input topic, followed through the services over
 * HTTP.
 */
final class Flow {

	static final String TEST_TOPIC = "test-topic";

	static final String INPUT_TOPIC = "input-topic";

	static final String OUTPUT_TOPIC = "output-topic";

	// Only the windows that the runs can be in: kept data may hold more than one answer.
	static final Duration RECENT = Duration.ofMinutes(10);

	private final SuiteClient client;

	private final Instant since;

	// Data that was kept has counts already.
	private final Map<String, Long> countedBefore;

	private final List<String> runs;

	// Of a busy topic each answer has only the latest messages.
	private final Map<String, Set<Integer>> seen = new TreeMap<>();

	private Flow(SuiteClient client, Instant since, Map<String, Long> countedBefore, List<String> runs) {
		this.client = client;
		this.since = since;
		this.countedBefore = countedBefore;
		this.runs = runs;
	}

	/**
	 * Starts both runs at the same time.
	 * @param client talks to the services, which must be ready
	 * @param interval the pause between two messages of a run, as text: {@code 100ms}
	 * @return the flow
	 */
	static Flow start(SuiteClient client, String interval) {
		Instant since = Instant.now().minus(RECENT);
		Map<String, Long> before = counts(client, since);
		List<String> runs = List.of(TEST_TOPIC, INPUT_TOPIC)
			.stream()
			.map((topic) -> client.post(Service.PRODUCER, "/runs",
					"{\"topic\": \"%s\", \"interval\": \"%s\"}".formatted(topic, interval)))
			.map((run) -> run.path("id").asString())
			.toList();
		return new Flow(client, since, before, runs);
	}

	/**
	 * Waits until all messages have come through.
	 * @param timeout the longest time to wait
	 * @param progress is shown each status on the way
	 * @return the last status, which is complete
	 * @throws SuiteException with what is missing, when a run fails, a user is counted
	 * too often or the time is over
	 */
	FlowStatus await(Duration timeout, Consumer<FlowStatus> progress) {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (true) {
			FlowStatus status = status();
			progress.accept(status);
			if (status.complete()) {
				return status;
			}
			this.runs.forEach(this::requireGood);
			if (status.countedTooMuch()) {
				throw new SuiteException("More was counted than was sent:" + bullets(status));
			}
			if (System.nanoTime() > deadline) {
				throw new SuiteException(
						"After %d s this is missing:%s".formatted(timeout.toSeconds(), bullets(status)));
			}
			RunningService.pause();
		}
	}

	/**
	 * What consumer-service has received, newest first.
	 * @param topic the topic
	 * @return the latest messages of it
	 */
	List<ConsumedMessage> messages(String topic) {
		JsonNode messages = this.client.get(Service.CONSUMER,
				"/messages?topic=%s&limit=%d".formatted(topic, 2 * FlowStatus.MESSAGES));
		return StreamSupport.stream(messages.spliterator(), false).map(ConsumedMessage::of).toList();
	}

	/**
	 * The windows with their counts.
	 * @return what streams-service answers
	 */
	JsonNode windows() {
		return windows(this.client, this.since);
	}

	private FlowStatus status() {
		Map<String, Long> counted = new TreeMap<>(counts(this.client, this.since));
		this.countedBefore.forEach((key, count) -> counted.computeIfPresent(key,
				(same, now) -> (now > count) ? Long.valueOf(now - count) : null));
		return new FlowStatus(ids(TEST_TOPIC), ids(OUTPUT_TOPIC), counted);
	}

	private Set<Integer> ids(String topic) {
		Set<Integer> ids = this.seen.computeIfAbsent(topic, (name) -> new HashSet<>());
		messages(topic).forEach((message) -> message.id().ifPresent(ids::add));
		return ids;
	}

	private void requireGood(String id) {
		JsonNode run = this.client.get(Service.PRODUCER, "/runs/" + id);
		String state = run.path("state").asString();
		if (run.path("failed").asLong() > 0 || "FAILED".equals(state) || "CANCELLED".equals(state)) {
			throw new SuiteException("The run to %s did not succeed: %s".formatted(run.path("topic").asString(), run));
		}
	}

	private static Map<String, Long> counts(SuiteClient client, Instant since) {
		Map<String, Long> sums = new TreeMap<>();
		windows(client, since).path("windows")
			.forEach((window) -> window.path("counts")
				.properties()
				.forEach((count) -> sums.merge(count.getKey(), count.getValue().asLong(), Long::sum)));
		return sums;
	}

	private static JsonNode windows(SuiteClient client, Instant since) {
		return client.get(Service.STREAMS, "/actuator/windowedcounts?from=" + since);
	}

	private static String bullets(FlowStatus status) {
		return status.missing().stream().map((line) -> "\n  - " + line).collect(Collectors.joining());
	}

}
