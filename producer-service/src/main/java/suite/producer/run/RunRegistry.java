package suite.producer.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.message.Excerpt;

/**
 * The runs that are running, and the latest that have ended, as far as there is room for
 * their ledgers. Thread-safe.
 */
@Component
class RunRegistry {

	private final RunSettings settings;

	private final Map<String, Run> running = new LinkedHashMap<>();

	private final Deque<Run> ended = new ArrayDeque<>();

	RunRegistry(RunSettings settings, MeterRegistry meters) {
		this.settings = settings;
		Gauge.builder("suite.producer.runs.running", this, RunRegistry::countRunning)
			.description("Generated runs that are running")
			.register(meters);
	}

	private synchronized int countRunning() {
		return this.running.size();
	}

	/**
	 * Adds a run that begins.
	 * @throws RequestException if as many as may are running, or leave no room for its
	 * ledger
	 */
	synchronized void begin(Run run) {
		if (this.running.size() >= this.settings.maxRunning()) {
			throw RequestException
				.unavailable("%s runs are running, which is the most (suite.producer.runs.max-running)"
					.formatted(this.running.size()));
		}
		makeRoom(run.ledgerBytes());
		this.running.put(run.id(), run);
	}

	// The ledgers of ended runs go first, those of the oldest before the others.
	private void makeRoom(long bytes) {
		long most = this.settings.ledgers().toBytes() - bytes;
		if (ledgerBytes(this.running.values()) > most) {
			throw RequestException.unavailable(
					"the ledgers of the runs that are running leave no room for one of so many messages (suite.producer.runs.ledgers)");
		}
		while (ledgerBytes(all()) > most) {
			this.ended.removeLast();
		}
	}

	private static long ledgerBytes(Collection<Run> runs) {
		return runs.stream().mapToLong(Run::ledgerBytes).sum();
	}

	/**
	 * Ends a run: whoever sees that it has ended may begin another one.
	 * @param failure what kept it from going on, null if nothing did
	 */
	synchronized void end(Run run, @Nullable Throwable failure) {
		run.end(failure);
		this.running.remove(run.id());
		this.ended.addFirst(run);
		while (this.ended.size() > this.settings.history()) {
			this.ended.removeLast();
		}
	}

	/**
	 * The run with that id.
	 * @throws RequestException if there is none, or no longer
	 */
	synchronized Run get(String id) {
		Run run = this.running.get(id);
		return (run != null) ? run : this.ended.stream()
			.filter((candidate) -> candidate.id().equals(id))
			.findFirst()
			.orElseThrow(() -> RequestException.notFound("no run %s: the latest ended runs are remembered, %s at most"
				.formatted(Excerpt.of(id), this.settings.history())));
	}

	/** The runs that are running. */
	synchronized List<Run> running() {
		return List.copyOf(this.running.values());
	}

	/**
	 * All runs that are remembered, the running ones first, then the ended ones from the
	 * latest on.
	 */
	synchronized Collection<Run> all() {
		List<Run> all = new ArrayList<>(this.running.values());
		all.addAll(this.ended);
		return all;
	}

}
