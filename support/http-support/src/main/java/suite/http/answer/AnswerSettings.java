package suite.http.answer;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

/**
 * Bounds on answers.
 *
 * @param maxLarge most large answers that are made at the same time, 1 to 1000; as many
 * may wait for a place, further ones are refused with {@code 503}
 * @param maxWait how long a request waits for a place, 0 to 10 s
 * @param minProgress what a client must take within {@code patience}, 1 B to 1 MB
 * @param patience how long a client may make this service wait for that, 100 ms to 10
 * min; a client that takes nothing at all is given up after
 * {@code server.tomcat.connection-timeout} if that is shorter
 */
@ConfigurationProperties("suite.http.answer")
public record AnswerSettings(@DefaultValue("16") int maxLarge, @DefaultValue("1s") Duration maxWait,
		@DefaultValue("64KB") DataSize minProgress, @DefaultValue("10s") Duration patience) {

	public AnswerSettings {
		Check.of("suite.http.answer")
			.range("max-large", maxLarge, 1, 1000)
			.range("max-wait", maxWait, "0s", "10s")
			.range("min-progress", minProgress, "1B", "1MB")
			.range("patience", patience, "100ms", "10m");
	}
}
