package suite.lab.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.hc.core5.http.ContentType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import suite.lab.ledger.LabRun;
import suite.lab.load.Exchange;
import suite.lab.testbed.Wait;
import suite.launcher.service.RunningService;
import suite.launcher.service.SuiteException;
import suite.message.Topics;

/**
 * All ways to send at the same time, each as fast as it goes: a flat-out run, uploads of
 * short lines, arrays of short messages to {@code input-topic}, and single messages. What
 * is refused is tried again after a moment.
 */
final class FullLoad {

	private static final int UPLOADS = 16;

	private static final int LINES = 250_000;

	private static final int ARRAYS = 4;

	private static final int ITEMS = 10_000;

	private static final int POSTS = 4;

	private static final int USERS = 600;

	/** Less than all of the warm-up where the brokers are slow. */
	private static final Duration WARMUP = Duration.ofSeconds(60);

	private static final long PAUSE_MS = 20;

	private static final long RETRY_MS = 500;

	/** What is promised is an answer within 25 s. */
	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

	private static final Duration UPLOAD_TIMEOUT = Duration.ofSeconds(60);

	private static final Duration RUN_TIMEOUT = Duration.ofSeconds(300);

	private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

	private static final JsonMapper JSON = JsonMapper.shared();

	private final RunningService producer;

	private final LabRun run;

	private final Answers answers = new Answers();

	private final ConcurrentLinkedQueue<RunLedger> acked = new ConcurrentLinkedQueue<>();

	private final ConcurrentLinkedQueue<UploadLedger> uploads = new ConcurrentLinkedQueue<>();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean stopping;

	private volatile long latestAckedPost = Long.MIN_VALUE;

	private FullLoad(RunningService producer, int messages) {
		this.producer = producer;
		this.run = LabRun.startFlatOut(producer.client(), Topics.TEST, messages, USERS);
	}

	/**
	 * Begins with the run alone, until the service is warm.
	 * @param producer the service
	 * @param size how much
	 */
	static FullLoad begin(RunningService producer, FullLoadSize size) {
		FullLoad load = new FullLoad(producer, size.messages());
		long deadline = System.nanoTime() + WARMUP.toNanos();
		while (System.nanoTime() < deadline && load.run.status().path("acked").asLong() < size.warmup()) {
			Wait.millis(PAUSE_MS);
		}
		load.each(UPLOADS, "upload", load::upload);
		load.each(ARRAYS, "array", load::sendArrays);
		load.each(POSTS, "post", load::post);
		return load;
	}

	private void each(int count, String name, IntConsumer work) {
		for (int i = 0; i < count; i++) {
			int number = i;
			Thread thread = new Thread(() -> work.accept(number), name + "-" + number);
			thread.setDaemon(true);
			this.threads.add(thread);
			thread.start();
		}
	}

	/**
	 * Whether the run has not ended.
	 */
	boolean inFlight() {
		return "RUNNING".equals(this.run.status().path("state").asString());
	}

	/**
	 * Whether a single message was acknowledged that was sent after a moment.
	 * @param nanos the moment, of {@link System#nanoTime()}
	 */
	boolean ackedSince(long nanos) {
		return this.latestAckedPost != Long.MIN_VALUE && this.latestAckedPost - nanos > 0;
	}

	/**
	 * Stops, and waits until each request has its answer and the run its end, or the
	 * service is gone.
	 */
	LoadLedger finish() {
		this.stopping = true;
		long deadline = System.nanoTime() + RUN_TIMEOUT.toNanos();
		while (isBusy() && System.nanoTime() < deadline) {
			Wait.millis(PAUSE_MS * 10);
		}
		JsonNode status = null;
		try {
			status = this.run.status();
			this.acked.add(new RunLedger(Topics.TEST, this.run.id(), this.run.acked()));
		}
		catch (SuiteException ex) {
			// Of a run that cannot be asked nothing is known.
		}
		return new LoadLedger(status, List.copyOf(this.acked), List.copyOf(this.uploads), this.answers);
	}

	private boolean isBusy() {
		try {
			return this.threads.stream().anyMatch(Thread::isAlive) || inFlight();
		}
		catch (SuiteException ex) {
			return this.producer.process().isAlive();
		}
	}

	private void upload(int number) {
		for (int turn = 0; !this.stopping; turn++) {
			String key = "u%d-%d".formatted(number, turn);
			Exchange exchange = exchange("/messages", NDJSON, messages(key, 0, LINES, "\n") + "\n", UPLOAD_TIMEOUT);
			if (exchange != null && exchange.body().contains("\"received\"")) {
				JsonNode report = JSON.readTree(exchange.body());
				this.uploads.add(new UploadLedger(key, report.path("received").asLong(), report.path("acked").asLong(),
						report.path("rejected").asLong(), report.path("failed").asLong()));
			}
		}
	}

	private void sendArrays(int number) {
		String key = "a" + number;
		BitSet done = new BitSet();
		for (int from = 0; !this.stopping; from += ITEMS) {
			Exchange exchange = exchange("/messages?topic=" + Topics.INPUT, ContentType.APPLICATION_JSON,
					"[" + messages(key, from, from + ITEMS, ",") + "]", ANSWER_TIMEOUT);
			if (exchange != null && exchange.status() == 200) {
				int id = from;
				for (JsonNode item : JSON.readTree(exchange.body())) {
					done.set(id++, item.has("offset"));
				}
			}
		}
		this.acked.add(new RunLedger(Topics.INPUT, key, done));
	}

	private void post(int number) {
		String key = "p" + number;
		BitSet done = new BitSet();
		for (int id = 0; !this.stopping; id++) {
			long begin = System.nanoTime();
			Exchange exchange = exchange("/messages", ContentType.APPLICATION_JSON, messages(key, id, id + 1, ""),
					ANSWER_TIMEOUT);
			if (exchange != null && exchange.status() == 201) {
				done.set(id);
				this.latestAckedPost = begin;
			}
			Wait.millis(PAUSE_MS);
		}
		this.acked.add(new RunLedger(Topics.TEST, key, done));
	}

	private Exchange exchange(String path, ContentType type, String body, Duration timeout) {
		try {
			Exchange exchange = Exchange.post(this.producer.client().base(), path, type,
					body.getBytes(StandardCharsets.UTF_8), timeout);
			this.answers.add(exchange.status());
			if (exchange.status() >= 300) {
				Wait.millis(RETRY_MS);
			}
			return exchange;
		}
		catch (IOException ex) {
			this.answers.add(ex.getClass().getSimpleName());
			Wait.millis(RETRY_MS);
			return null;
		}
	}

	private static String messages(String key, int from, int to, String separator) {
		return IntStream.range(from, to)
			.mapToObj((id) -> "{\"id\":%d,\"value\":1,\"user_id\":\"%s\"}".formatted(id, key))
			.collect(Collectors.joining(separator));
	}

}
