package suite.streams.query;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a query of the counts may cost.
 *
 * @param defaultLimit counts (one key in one window) in an answer if the query doesn't
 * say, 1 to {@code maxLimit}
 * @param maxLimit the most that a query may ask for, 1 to 1000000
 * @param maxSize the most memory that the counts of an answer may take, 1 KB to 1 GB
 * @param memory what all answers together may take until they are written, 2 KB to 4 GB
 * and at least twice {@code maxSize}; a query for which there is none left is refused
 * @param timeout how long another instance has to answer, 100 ms to 1 min; a query as a
 * whole ends after twice that time
 * @param maxConcurrent queries answered at the same time, 1 to 100; more are refused
 */
@ConfigurationProperties("suite.streams.query")
record QuerySettings(@DefaultValue("10000") int defaultLimit, @DefaultValue("100000") int maxLimit,
		@DefaultValue("16MB") DataSize maxSize, @DefaultValue("64MB") DataSize memory,
		@DefaultValue("3s") Duration timeout, @DefaultValue("8") int maxConcurrent) {

	QuerySettings {
		require(maxLimit >= 1 && maxLimit <= 1_000_000, "max-limit", "1 to 1000000", maxLimit);
		require(defaultLimit >= 1 && defaultLimit <= maxLimit, "default-limit", "1 to max-limit", defaultLimit);
		require(maxSize.toBytes() >= 1024 && maxSize.toGigabytes() <= 1, "max-size", "1KB to 1GB", maxSize);
		require(memory.toBytes() >= 2 * maxSize.toBytes() && memory.toGigabytes() <= 4, "memory",
				"twice max-size to 4GB", memory);
		require(timeout.toMillis() >= 100 && timeout.toMillis() <= 60_000, "timeout", "100ms to 1m", timeout);
		require(maxConcurrent >= 1 && maxConcurrent <= 100, "max-concurrent", "1 to 100", maxConcurrent);
	}

	private static void require(boolean right, String name, String range, Object value) {
		if (!right) {
			throw new IllegalArgumentException(
					"suite.streams.query.%s must be %s, not %s".formatted(name, range, value));
		}
	}
}
