package suite.http.body;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

/**
 * Bounds on the bodies of requests.
 *
 * @param maxSize largest body where the endpoint has no bound of its own, 1 KB to 64 MB
 * @param minProgress what must arrive within {@code patience}, 1 B to 1 MB
 * @param patience how long a body may take for that, 100 ms to 10 min; a client that
 * sends nothing at all is given up after {@code server.tomcat.connection-timeout} if that
 * is shorter
 * @param maxReading most requests at the same time whose body is being read, 1 to 10000;
 * further ones are refused with {@code 503}, so that slow clients cannot hold all threads
 * @param linger how long what is left of a body that was refused is taken and thrown
 * away, so that its client gets to see the answer, 0 to 30 s; then the connection is
 * closed, as it is when nothing has come for {@code server.tomcat.connection-timeout}
 * @param maxLingering most requests at the same time of which that is done, 0 to 10000;
 * further connections are closed at once
 */
@ConfigurationProperties("suite.http.body")
public record BodySettings(@DefaultValue("1MB") DataSize maxSize, @DefaultValue("1KB") DataSize minProgress,
		@DefaultValue("10s") Duration patience, @DefaultValue("100") int maxReading,
		@DefaultValue("2s") Duration linger, @DefaultValue("20") int maxLingering) {

	public BodySettings {
		Check.of("suite.http.body")
			.range("max-size", maxSize, "1KB", "64MB")
			.range("min-progress", minProgress, "1B", "1MB")
			.range("patience", patience, "100ms", "10m")
			.range("max-reading", maxReading, 1, 10_000)
			.range("linger", linger, "0s", "30s")
			.range("max-lingering", maxLingering, 0, 10_000);
	}
}
