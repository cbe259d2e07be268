package suite.streams.lifecycle;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

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
 * @param replacementPeriod within what time failed stream threads are counted, 1 s to 1 d
 * @param maxPollSize what the records that a stream thread takes at once may need in
 * memory, 1 MB to 1 GB; a single one may need more
 * @param rebalanceGrace how long an instance that has served stays ready while its group
 * rebalances, 0 s to 10 min
 */
@ConfigurationProperties("suite.streams")
record StreamsSettings(@Nullable String advertisedAddress, @DefaultValue("1048000B") DataSize maxRecordSize,
		@DefaultValue("96MB") DataSize rocksdbMemory, @DefaultValue("16MB") DataSize maxPollSize,
		@DefaultValue("5") int maxThreadReplacements, @DefaultValue("10m") Duration replacementPeriod,
		@DefaultValue("30s") Duration rebalanceGrace) {

	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.-]+:[1-9]\\d{0,4}");

	StreamsSettings {
		Check.of("suite.streams")
			.require("advertised-address", advertisedAddress == null || ADDRESS.matcher(advertisedAddress).matches(),
					"host:port, the host in letters, digits, '.' and '-'", String.valueOf(advertisedAddress))
			.range("max-record-size", maxRecordSize, "1KB", "100MB")
			.range("rocksdb-memory", rocksdbMemory, "8MB", "64GB")
			.range("max-poll-size", maxPollSize, "1MB", "1GB")
			.range("max-thread-replacements", maxThreadReplacements, 0, 1000)
			.range("replacement-period", replacementPeriod, "1s", "1d")
			.range("rebalance-grace", rebalanceGrace, "0s", "10m");
	}

	/**
	 * Bytes of a dead letter: it is its record and the reason.
	 */
	long maxDeadLetterSize() {
		return 2 * this.maxRecordSize.toBytes();
	}
}
