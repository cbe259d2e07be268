package suite.http.events;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * How long event streams last.
 *
 * @param maxAge the longest time that one is open to a caller that logged in, or comes
 * from another machine, 1 s to 24 h: then it ends, and its client connects again. So a
 * token that was revoked or has expired opens no stream that outlives it by more
 */
@ConfigurationProperties("suite.http.events")
public record EventSettings(@DefaultValue("15m") Duration maxAge) {

	public EventSettings {
		Check.of("suite.http.events").range("max-age", maxAge, "1s", "24h");
	}

}
