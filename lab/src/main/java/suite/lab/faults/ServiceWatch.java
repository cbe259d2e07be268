package suite.lab.faults;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import suite.launcher.service.RunningService;
import suite.launcher.service.SuiteException;

/**
 * Asks the first instance of each service twice a second whether it is ready and whether
 * it serves, and each instance how much memory it has. A thread for each, so that one
 * that does not answer keeps nobody waiting.
 */
final class ServiceWatch implements AutoCloseable {

	private static final long PERIOD_MS = 500;

	/** Time in which a consumer that serves processes something. */
	private static final long PROGRESS_NANOS = 3_000_000_000L;

	private final SuiteUnderTest suite;

	private final Traffic traffic;

	private final Map<String, Honesty> honesty = new ConcurrentSkipListMap<>();

	private final PeakMemory memory = new PeakMemory();

	private final BitSet posted;

	private final AtomicInteger nextPost;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private long processedBytes = -1;

	private long progressNanos = System.nanoTime();

	private ServiceWatch(SuiteUnderTest suite, Traffic traffic, BitSet posted, AtomicInteger nextPost) {
		this.suite = suite;
		this.traffic = traffic;
		this.posted = posted;
		this.nextPost = nextPost;
	}

	/**
	 * Begins.
	 * @param posted gets the ids of the messages that it posts, when they are
	 * acknowledged
	 * @param nextPost the id of its next message
	 */
	static ServiceWatch begin(SuiteUnderTest suite, Traffic traffic, BitSet posted, AtomicInteger nextPost) {
		ServiceWatch watch = new ServiceWatch(suite, traffic, posted, nextPost);
		for (String name : List.of(SuiteUnderTest.PRODUCER, SuiteUnderTest.CONSUMER, SuiteUnderTest.STREAMS)) {
			watch.honesty.put(name, new Honesty());
			watch.every(() -> watch.ask(name));
		}
		watch.every(() -> watch.memory.weigh(suite));
		return watch;
	}

	private void every(Runnable task) {
		this.threads.scheduleWithFixedDelay(() -> {
			try {
				task.run();
			}
			catch (SuiteException ex) {
				// No answer; asked again.
			}
		}, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
	}

	private void ask(String name) {
		RunningService service = this.suite.instance(name);
		boolean ready = service.client().isReady();
		Boolean serves = serves(name, service, ready);
		if (service == this.suite.instance(name) && ready == service.client().isReady()) {
			this.honesty.get(name).add(System.nanoTime() / 1_000_000, ready, serves);
		}
	}

	private Boolean serves(String name, RunningService service, boolean ready) {
		if (name.equals(SuiteUnderTest.PRODUCER)) {
			return post(service);
		}
		if (name.equals(SuiteUnderTest.CONSUMER)) {
			return consumes();
		}
		boolean answers = service.client().succeeds("/actuator/windowedcounts?limit=1");
		// Not ready it may answer all the same, with the counts that it has.
		return (answers && !ready) ? null : Boolean.valueOf(answers);
	}

	private boolean post(RunningService producer) {
		int id = this.nextPost.getAndIncrement();
		try {
			producer.client().post("/messages", """
					{"id": %d, "value": 1, "user_id": "posted"}""".formatted(id));
			synchronized (this.posted) {
				this.posted.set(id);
			}
			return true;
		}
		catch (SuiteException ex) {
			return false;
		}
	}

	// Nothing to consume says nothing about the consumer.
	private Boolean consumes() {
		long bytes = this.suite.records().stream().mapToLong((file) -> file.toFile().length()).sum();
		if (bytes != this.processedBytes) {
			this.processedBytes = bytes;
			this.progressNanos = System.nanoTime();
			return true;
		}
		if (System.nanoTime() - this.progressNanos < PROGRESS_NANOS || !this.traffic.flows()) {
			return null;
		}
		return false;
	}

	/**
	 * How long each service's readiness contradicted what it did, at the longest.
	 */
	Map<String, Long> contradictionsMs() {
		return this.honesty.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().longestMs()));
	}

	PeakMemory memory() {
		return this.memory;
	}

	@Override
	public void close() {
		this.threads.shutdown();
		try {
			if (!this.threads.awaitTermination(60, TimeUnit.SECONDS)) {
				this.threads.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
