package suite.http.answer;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
		require(maxLarge >= 1 && maxLarge <= 1000, "max-large", "1 to 1000", maxLarge);
		require(!maxWait.isNegative() && maxWait.toMillis() <= 10_000, "max-wait", "0s to 10s", maxWait);
		require(minProgress.toBytes() >= 1 && minProgress.toBytes() <= 1024 * 1024, "min-progress", "1B to 1MB",
				minProgress);
		require(patience.toMillis() >= 100 && patience.toMinutes() <= 10, "patience", "100ms to 10m", patience);
	}

	private static void require(boolean met, String name, String expected, Object found) {
		if (!met) {
			throw new IllegalArgumentException(
					"suite.http.answer.%s must be %s, not %s".formatted(name, expected, found));
		}
	}
}
