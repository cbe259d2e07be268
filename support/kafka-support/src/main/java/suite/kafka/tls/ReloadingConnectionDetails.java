package suite.kafka.tls;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where Kafka is, with certificates that may be renewed.
 */
class ReloadingConnectionDetails implements KafkaConnectionDetails {

	private final KafkaConnectionDetails details;

	private final CurrentSslBundles bundles;

	ReloadingConnectionDetails(KafkaConnectionDetails details, CurrentSslBundles bundles) {
		this.details = details;
		this.bundles = bundles;
	}

	@Override
	public List<String> getBootstrapServers() {
		return this.details.getBootstrapServers();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		return this.bundles.of(this.details.getSslBundle());
	}

	@Override
	public @Nullable String getSecurityProtocol() {
		return this.details.getSecurityProtocol();
	}

	@Override
	public Configuration getConsumer() {
		return reloading(this.details.getConsumer());
	}

	@Override
	public Configuration getProducer() {
		return reloading(this.details.getProducer());
	}

	@Override
	public Configuration getAdmin() {
		return reloading(this.details.getAdmin());
	}

	@Override
	public Configuration getStreams() {
		return reloading(this.details.getStreams());
	}

	private Configuration reloading(Configuration configuration) {
		return Configuration.of(configuration.getBootstrapServers(), this.bundles.of(configuration.getSslBundle()),
				configuration.getSecurityProtocol());
	}

}
