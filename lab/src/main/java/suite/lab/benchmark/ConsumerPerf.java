package suite.lab.benchmark;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import suite.lab.benchmark.Steady.Point;
import suite.lab.testbed.Programs;
import suite.localkafka.process.ManagedProcess;

/**
 * Kafka's own {@code ConsumerPerformance}, in a process of its own, with its defaults. It
 * counts bytes and decodes nothing.
 */
final class ConsumerPerf {

	static final String NAME = "ConsumerPerformance";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss:SSS");

	private static final int TIME_COLUMN = 0;

	private static final int MESSAGES_COLUMN = 4;

	private final SystemUnderTest system;

	ConsumerPerf(SystemUnderTest system) {
		this.system = system;
	}

	Measurement measure(String topic, int warmup, int count) {
		ManagedProcess process = this.system.program("consumer-performance",
				"org.apache.kafka.tools.ConsumerPerformance",
				List.of("--bootstrap-server", this.system.testbed().bootstrapServers(), "--topic", topic,
						"--num-records", String.valueOf(warmup + count), "--show-detailed-stats",
						"--reporting-interval", "250", "--group",
						"lab-peer-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE)));
		return Measurement.ofPeer(count, parse(Programs.output(process), warmup).perSecond(), null);
	}

	static Steady parse(String output, int warmup) {
		if (output.contains("WARNING: Exiting before")) {
			throw new CountsDifferException(NAME + " did not get all messages: " + output);
		}
		Steady steady = new Steady(warmup);
		output.lines()
			.map((line) -> line.split(", "))
			.filter((columns) -> columns.length > MESSAGES_COLUMN && columns[TIME_COLUMN].matches("\\d{4}-.*"))
			.forEach((columns) -> steady.add(new Point(
					LocalDateTime.parse(columns[TIME_COLUMN], TIME).toInstant(ZoneOffset.UTC).toEpochMilli() / 1e3,
					Long.parseLong(columns[MESSAGES_COLUMN]))));
		return steady;
	}

}
