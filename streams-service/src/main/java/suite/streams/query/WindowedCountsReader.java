package suite.streams.query;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.kafka.availability.KafkaAvailability;
import suite.streams.lifecycle.StateFit;
import suite.streams.lifecycle.StreamsInstance;
import suite.streams.lifecycle.StreamsState;
import suite.streams.lifecycle.WindowSettings;
import suite.streams.store.NewestValues;
import suite.streams.store.QuerySettings;
import suite.streams.store.QueryWork;
import suite.streams.store.Role;
import suite.streams.store.WindowQuery;
import suite.streams.topology.WindowedAggregate;

/**
 * Reads the counts of all instances, those of one key too: a key's records can be in more
 * than one partition, as not all clients choose partitions alike. Thread-safe.
 */
@Component
public class WindowedCountsReader {

	private static final int ATTEMPTS = 3;

	private static final Duration PAUSE = Duration.ofMillis(150);

	private final WindowedAggregate<?> topology;

	private final StreamsInstance instance;

	private final StreamsState state;

	private final StateFit fit;

	private final KafkaAvailability kafka;

	private final QueryFanOut fanOut;

	private final WindowSettings window;

	private final QuerySettings settings;

	private final Semaphore permits;

	WindowedCountsReader(WindowedAggregate<?> topology, StreamsInstance instance, StreamsState state, StateFit fit,
			KafkaAvailability kafka, QueryFanOut fanOut, WindowSettings window, QuerySettings settings) {
		this.topology = topology;
		this.instance = instance;
		this.state = state;
		this.fit = fit;
		this.kafka = kafka;
		this.fanOut = fanOut;
		this.window = window;
		this.settings = settings;
		this.permits = new Semaphore(settings.maxConcurrent());
	}

	/**
	 * Answers a query.
	 * @param work what it is done for, until the answer is written
	 * @throws RequestException if that isn't possible now
	 */
	public WindowedCounts read(QueryWork work, WindowQuery query) {
		StreamsInstance.Running running = this.instance.running().orElseThrow(this::notStarted);
		if (!this.permits.tryAcquire()) {
			throw RequestException.unavailable("%s queries are being answered already; try again in a moment"
				.formatted(this.settings.maxConcurrent()));
		}
		try {
			return gather(work, query, running).finish(this.window.size(), running.streams().state().name());
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

	// The owners first. A partition that has just moved is not where the assignment says:
	// they are asked again a little later. Then the copies of what is still missing.
	private GatheredAnswer gather(QueryWork work, WindowQuery query, StreamsInstance.Running running)
			throws InterruptedException {
		GatheredAnswer gathered = new GatheredAnswer(this.fit.partitions(),
				new NewestValues(this.topology, work, query.limit(), this.settings.maxSize().toBytes()));
		Map<String, Set<Integer>> owners = gathered.toAsk(Role.ACTIVE, assignment(running));
		for (int attempt = 1; !owners.isEmpty(); attempt++) {
			gathered.add(this.fanOut.ask(work, running.address(), query, Role.ACTIVE, owners));
			if (gathered.isDone() || attempt == ATTEMPTS) {
				break;
			}
			Thread.sleep(PAUSE.toMillis());
			owners = gathered.toAsk(Role.ACTIVE, assignment(running));
		}
		Map<String, Set<Integer>> copies = gathered.toAsk(Role.STANDBY, assignment(running));
		gathered.add(this.fanOut.ask(work, running.address(), query, Role.STANDBY, copies));
		this.fit.problem().ifPresent(gathered::cannotBeComplete);
		return gathered;
	}

	private Assignment assignment(StreamsInstance.Running running) {
		return Assignment.of(running.streams(), this.topology.input());
	}

}
