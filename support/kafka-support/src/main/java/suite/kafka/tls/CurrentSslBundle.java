package suite.kafka.tls;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * A bundle whose certificates are those that its files have now. Kafka's clients keep a
 * bundle as long as they live, and ask it for each connection. Thread-safe.
 */
final class CurrentSslBundle implements SslBundle {

	private volatile SslBundle current;

	CurrentSslBundle(SslBundle current) {
		this.current = current;
	}

	void update(SslBundle renewed) {
		this.current = renewed;
	}

	@Override
	public SslStoreBundle getStores() {
		return this.current.getStores();
	}

	@Override
	public SslBundleKey getKey() {
		return this.current.getKey();
	}

	@Override
	public SslOptions getOptions() {
		return this.current.getOptions();
	}

	@Override
	public String getProtocol() {
		return this.current.getProtocol();
	}

	@Override
	public SslManagerBundle getManagers() {
		return this.current.getManagers();
	}

}
