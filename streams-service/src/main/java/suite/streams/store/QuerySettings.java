package suite.streams.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

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
public record QuerySettings(@DefaultValue("10000") int defaultLimit, @DefaultValue("100000") int maxLimit,
		@DefaultValue("16MB") DataSize maxSize, @DefaultValue("64MB") DataSize memory,
		@DefaultValue("3s") Duration timeout, @DefaultValue("8") int maxConcurrent) {

	public QuerySettings {
		Check.of("suite.streams.query")
			.range("max-limit", maxLimit, 1, 1_000_000)
			.require("default-limit", defaultLimit >= 1 && defaultLimit <= maxLimit, "1 to max-limit", defaultLimit)
			.range("max-size", maxSize, "1KB", "1GB")
			.require("memory", memory.toBytes() >= 2 * maxSize.toBytes() && memory.toGigabytes() <= 4,
					"twice max-size to 4GB", memory)
			.range("timeout", timeout, "100ms", "1m")
			.range("max-concurrent", maxConcurrent, 1, 100);
	}
}
