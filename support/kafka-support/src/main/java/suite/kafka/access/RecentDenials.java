package suite.kafka.access;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * What Kafka has denied lately of a service's constant work, for its health. That goes on
 * trying: a denial that is not reported again is over. Thread-safe.
 */
public class RecentDenials {

	private static final Log logger = LogFactory.getLog(RecentDenials.class);

	/** Longer than any of those who report waits between two attempts. */
	private static final Duration RECENT = Duration.ofSeconds(30);

	private final Map<String, Instant> denials = new ConcurrentHashMap<>();

	private final Clock clock;

	RecentDenials() {
		this(Clock.systemUTC());
	}

	RecentDenials(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Takes note of a denial, and logs it unless it is known.
	 * @param rights that the service's user needs, of which there are few
	 */
	public void report(String rights) {
		forgetOld();
		if (this.denials.put(rights, this.clock.instant()) == null) {
			logger.error(Denial.needs(rights));
		}
	}

	/**
	 * Reports what a consumer is denied, and asks its owner to replace it.
	 */
	@SuppressWarnings("unchecked")
	public <K, V> Consumer<K, V> guard(Consumer<K, V> consumer) {
		return (Consumer<K, V>) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Consumer.class },
				new DeniableConsumer(consumer, this));
	}

	/**
	 * What was denied lately, in sentences.
	 */
	public List<String> get() {
		forgetOld();
		return this.denials.keySet().stream().sorted().map(Denial::needs).toList();
	}

	private void forgetOld() {
		Instant old = this.clock.instant().minus(RECENT);
		this.denials.values().removeIf((time) -> time.isBefore(old));
	}

}
