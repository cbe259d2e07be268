package suite.kafka.poll;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps a service reading where records are too large for its heap, or damaged.
 * <ul>
 * <li>When the records of one poll do not fit, the consumer has to be replaced
 * ({@link ReplaceConsumerException}) by one that reads them one by one:
 * {@link #isCareful()}.</li>
 * <li>When a single record does not fit, or cannot be read, its partition is held: it is
 * not read on, the log says where it stands and how to step over it, and all other
 * partitions go on.</li>
 * <li>Some time after the last such failure a careful consumer is replaced by a usual
 * one, which tries again.</li>
 * </ul>
 * One guard serves all consumers of a group in this instance. Thread-safe; the consumers
 * that it guards are not, as usual.
 */
public final class PollGuard {

	private final Duration calm;

	private final LongSupplier nanoTime;

	private final Map<TopicPartition, Long> held = new ConcurrentHashMap<>();

	private final List<java.util.function.Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();

	private volatile boolean careful;

	private volatile long lastFailure;

	/**
	 * A guard that has seen nothing yet.
	 * @param calm how long after the last failure consumers become usual ones again
	 */
	public PollGuard(Duration calm) {
		this(calm, System::nanoTime);
	}

	PollGuard(Duration calm, LongSupplier nanoTime) {
		this.calm = calm;
		this.nanoTime = nanoTime;
	}

	/**
	 * Whether a consumer that is made now must have {@code max.poll.records} 1.
	 */
	public boolean isCareful() {
		return this.careful;
	}

	/**
	 * Guards a consumer.
	 * @param maxPollRecords as it was made with
	 * @return the same consumer but for its {@code poll}
	 */
	@SuppressWarnings("unchecked")
	public <K, V> Consumer<K, V> guard(Consumer<K, V> consumer, int maxPollRecords) {
		return (Consumer<K, V>) Proxy.newProxyInstance(PollGuard.class.getClassLoader(),
				new Class<?>[] { Consumer.class }, new GuardedConsumer<>(consumer, maxPollRecords == 1, this));
	}

	/**
	 * The partitions that are held, each with the offset that it is not read on from.
	 */
	public Map<TopicPartition, Long> held() {
		return Map.copyOf(this.held);
	}

	/**
	 * The same for people, empty if none is held.
	 */
	public Optional<String> describeHeld() {
		Map<String, Long> byName = new TreeMap<>();
		this.held.forEach((partition, offset) -> byName.put(partition.toString(), offset));
		return byName.isEmpty() ? Optional.empty() : Optional
			.of("not read on, a record cannot be read, at partition=offset: %s; the log says how to step over it"
				.formatted(byName));
	}

	void hold(TopicPartition partition, long offset) {
		this.held.put(partition, offset);
		this.lastFailure = this.nanoTime.getAsLong();
	}

	void release(TopicPartition partition) {
		this.held.remove(partition);
	}

	/**
	 * Tells whoever makes consumers when they have to be careful, and when no longer.
	 */
	void onChange(java.util.function.Consumer<Boolean> listener) {
		this.listeners.add(listener);
	}

	void outOfMemory() {
		this.lastFailure = this.nanoTime.getAsLong();
		become(true);
	}

	/**
	 * Whether it is time to read as usual again.
	 */
	boolean isCalmAgain() {
		return this.nanoTime.getAsLong() - this.lastFailure > this.calm.toNanos();
	}

	void becomeUsual() {
		become(false);
	}

	private void become(boolean careful) {
		this.careful = careful;
		this.listeners.forEach((listener) -> listener.accept(careful));
	}

}
