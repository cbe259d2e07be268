package suite.streams.query;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.kafka.availability.KafkaAvailability;
import suite.streams.lifecycle.StateFit;
import suite.streams.lifecycle.StreamsInstance;
import suite.streams.lifecycle.StreamsState;
import suite.streams.lifecycle.WindowSettings;
import suite.streams.topology.WindowedAggregate;

/**
 * Gathers the counts of all instances, those of one key too: a key's records can be in
 * more than one partition, as not all clients choose partitions alike. Thread-safe.
 */
@Component
class AllWindows {

	private static final int ATTEMPTS = 3;

	private static final Duration PAUSE = Duration.ofMillis(150);

	private final WindowedAggregate<?> topology;

	private final StreamsInstance instance;

	private final StreamsState state;

	private final StateFit fit;

	private final KafkaAvailability kafka;

	private final Instances instances;

	private final WindowSettings window;

	private final QuerySettings settings;

	private final QueryMemory memory;

	private final Semaphore permits;

	AllWindows(WindowedAggregate<?> topology, StreamsInstance instance, StreamsState state, StateFit fit,
			KafkaAvailability kafka, Instances instances, WindowSettings window, QueryMemory memory,
			QuerySettings settings) {
		this.topology = topology;
		this.instance = instance;
		this.state = state;
		this.fit = fit;
		this.kafka = kafka;
		this.instances = instances;
		this.window = window;
		this.memory = memory;
		this.settings = settings;
		this.permits = new Semaphore(settings.maxConcurrent());
	}

	/**
	 * Answers a query.
	 * @param whenWritten is given what has to be done when the answer is written, also
	 * after a failure
	 * @throws RequestException if that isn't possible now
	 */
	WindowedCounts gather(WindowQuery query, Consumer<Runnable> whenWritten) {
		StreamsInstance.Running running = this.instance.running().orElseThrow(this::notStarted);
		if (!this.permits.tryAcquire()) {
			throw RequestException.unavailable("%s queries are being answered already; try again in a moment"
				.formatted(this.settings.maxConcurrent()));
		}
		try {
			// For those that answer, and then for the copies of those that did not.
			QueryWork work = new QueryWork(this.memory, this.settings.timeout().multipliedBy(2));
			whenWritten.accept(work::close);
			return gather(work, running, query);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw RequestException.unavailable("This instance is stopping");
		}
		finally {
			this.permits.release();
		}
	}

	private RequestException notStarted() {
		String failure = this.state.get().startFailure();
		return RequestException.unavailable((failure != null) ? "The topology could not be started: " + failure
				: "The topology is not started yet; "
						+ this.fit.problem().orElseGet(() -> "Kafka: " + this.kafka.status().detail()));
	}

	// A partition that has just moved is not where the assignment says: ask again, a
	// little later.
	private WindowedCounts gather(QueryWork work, StreamsInstance.Running running, WindowQuery query)
			throws InterruptedException {
		Gathering gathering = new Gathering(this.fit.partitions(),
				new NewestCounts(this.topology, work, query.limit(), this.settings.maxSize().toBytes()));
		for (int attempt = 1; attempt <= ATTEMPTS && ask(work, running, query, Role.ACTIVE, gathering); attempt++) {
			if (!gathering.isDone() && attempt < ATTEMPTS) {
				Thread.sleep(PAUSE.toMillis());
			}
		}
		ask(work, running, query, Role.STANDBY, gathering);
		this.fit.problem().ifPresent(gathering::cannotBeComplete);
		return gathering.finish(this.window.size(), running.streams().state().name());
	}

	// Returns whether there was anyone left to ask.
	private boolean ask(QueryWork work, StreamsInstance.Running running, WindowQuery query, Role role,
			Gathering gathering) {
		Map<String, Set<Integer>> holders = gathering.toAsk(role,
				Assignment.of(running.streams(), this.topology.input()));
		this.instances.ask(work, running.address(), query, role, holders,
				(address, answer) -> gathering.answered(address, role, answer), gathering::failed);
		return !holders.isEmpty();
	}

}
