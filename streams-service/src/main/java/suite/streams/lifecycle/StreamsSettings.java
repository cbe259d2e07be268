package suite.streams.lifecycle;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the topology is run, beside Kafka Streams' own {@code spring.kafka.streams.*}.
 *
 * @param advertisedAddress {@code host:port} under which the other instances reach this
 * one; {@code localhost} and the HTTP port if it isn't set, which is right only where all
 * instances share a machine
 * @param maxRecordSize bytes of key, value and headers that a record for
 * {@code output-topic} may have, 1 KB to 100 MB. A larger one becomes a dead letter, as
 * does one that the topic would not take
 * @param rocksdbMemory outside the heap, for all RocksDB stores together, 8 MB to 64 GB
 * @param maxThreadReplacements how many failed stream threads are replaced within
 * {@code replacementPeriod}, 0 to 1000, before the instance gives up and is no longer
 * alive; failures while Kafka is away don't count
 * @param replacementPeriod 1 s to 1 d
 * @param maxPollSize what the records that a stream thread takes at once may need in
 * memory, 1 MB to 1 GB; a single one may need more
 * @param rebalanceGrace how long an instance that has served stays ready while its group
 * rebalances, 0 s to 10 min
 */
@ConfigurationProperties("suite.streams")
record StreamsSettings(@Nullable String advertisedAddress, @DefaultValue("1048000B") DataSize maxRecordSize,
		@DefaultValue("96MB") DataSize rocksdbMemory, @DefaultValue("16MB") DataSize maxPollSize,
		@DefaultValue("5") int maxThreadReplacements, @DefaultValue("PT10M") Duration replacementPeriod,
		@DefaultValue("PT30S") Duration rebalanceGrace) {

	StreamsSettings {
		if (advertisedAddress != null && !advertisedAddress.matches("[A-Za-z0-9.-]+:[1-9]\\d{0,4}")) {
			throw new IllegalArgumentException(
					"suite.streams.advertised-address must be host:port, the host in letters, digits, '.' and '-', not "
							+ advertisedAddress);
		}
		require(maxRecordSize.toBytes() >= 1024 && maxRecordSize.toMegabytes() <= 100, "max-record-size",
				"1KB to 100MB", maxRecordSize);
		require(rocksdbMemory.toMegabytes() >= 8 && rocksdbMemory.toGigabytes() <= 64, "rocksdb-memory", "8MB to 64GB",
				rocksdbMemory);
		require(maxPollSize.toMegabytes() >= 1 && maxPollSize.toGigabytes() <= 1, "max-poll-size", "1MB to 1GB",
				maxPollSize);
		require(maxThreadReplacements >= 0 && maxThreadReplacements <= 1000, "max-thread-replacements", "0 to 1000",
				maxThreadReplacements);
		require(isBetween(replacementPeriod, Duration.ofSeconds(1), Duration.ofDays(1)), "replacement-period",
				"1s to 1d", replacementPeriod);
		require(isBetween(rebalanceGrace, Duration.ZERO, Duration.ofMinutes(10)), "rebalance-grace", "0s to 10m",
				rebalanceGrace);
	}

	private static boolean isBetween(Duration value, Duration min, Duration max) {
		return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
	}

	private static void require(boolean right, String name, String range, Object value) {
		if (!right) {
			throw new IllegalArgumentException("suite.streams.%s must be %s, not %s".formatted(name, range, value));
		}
	}
}
