package suite.kafka.tls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The bundles that Kafka's clients are given. Thread-safe.
 */
final class CurrentSslBundles {

	private static final Log logger = LogFactory.getLog(CurrentSslBundles.class);

	private final SslBundles registry;

	private final Map<String, CurrentSslBundle> bundles = new ConcurrentHashMap<>();

	CurrentSslBundles(SslBundles registry) {
		this.registry = registry;
	}

	/**
	 * What stands for a bundle and follows its files.
	 * @param bundle one of the registry's
	 * @return the bundle itself if it is none of them
	 */
	@Nullable SslBundle of(@Nullable SslBundle bundle) {
		return this.registry.getBundleNames()
			.stream()
			.filter((name) -> this.registry.getBundle(name) == bundle)
			.findFirst()
			.<SslBundle>map((name) -> this.bundles.computeIfAbsent(name, this::follow))
			.orElse(bundle);
	}

	private CurrentSslBundle follow(String name) {
		CurrentSslBundle current = new CurrentSslBundle(this.registry.getBundle(name));
		this.registry.addBundleUpdateHandler(name, (renewed) -> {
			current.update(renewed);
			logger.info("New connections to Kafka use the renewed certificates of the SSL bundle " + name);
		});
		return current;
	}

}
