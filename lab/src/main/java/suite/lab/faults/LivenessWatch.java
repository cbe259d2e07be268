package suite.lab.faults;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks each service five times a second whether it lives, each time on a connection of
 * its own, as Kubernetes does, and weighs it. A thread for each, so that one that does
 * not answer keeps nobody waiting.
 */
final class LivenessWatch implements AutoCloseable {

	/** Kubernetes gives up a question after that time. */
	static final long MAX_SILENCE_MS = 5_000;

	private static final long PERIOD_MS = 200;

	private static final int TIMEOUT_MS = 1_000;

	private final Map<String, Liveness> liveness = new ConcurrentSkipListMap<>();

	private final PeakMemory memory = new PeakMemory();

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private LivenessWatch() {
	}

	static LivenessWatch begin(SuiteUnderTest suite) {
		LivenessWatch watch = new LivenessWatch();
		for (String name : List.of(SuiteUnderTest.PRODUCER, SuiteUnderTest.CONSUMER, SuiteUnderTest.STREAMS)) {
			Liveness service = new Liveness();
			watch.liveness.put(name, service);
			URI uri = suite.instance(name).client().base().resolve("/actuator/health/liveness");
			watch.every(() -> ask(uri, service));
		}
		watch.every(() -> watch.memory.weigh(suite));
		return watch;
	}

	private void every(Runnable task) {
		this.threads.scheduleWithFixedDelay(task, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
	}

	private static void ask(URI uri, Liveness service) {
		long asked = System.nanoTime() / 1_000_000;
		boolean alive = isAlive(uri);
		synchronized (service) {
			service.add(asked, System.nanoTime() / 1_000_000, alive);
		}
	}

	private static boolean isAlive(URI uri) {
		try {
			HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
			connection.setRequestProperty("Connection", "close");
			connection.setConnectTimeout(TIMEOUT_MS);
			connection.setReadTimeout(TIMEOUT_MS);
			try {
				return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * How long each service left the question open, at the longest.
	 */
	Map<String, Long> silenceMs() {
		return this.liveness.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, (entry) -> {
			synchronized (entry.getValue()) {
				return entry.getValue().longestMs();
			}
		}));
	}

	PeakMemory memory() {
		return this.memory;
	}

	@Override
	public void close() {
		this.threads.shutdown();
		try {
			this.threads.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
