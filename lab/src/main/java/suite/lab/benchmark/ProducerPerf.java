package suite.lab.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import suite.lab.load.Latency;
import suite.lab.testbed.Programs;
import suite.localkafka.process.ManagedProcess;
import suite.message.Message;
import suite.message.MessageCodec;

/**
 * Kafka's own {@code ProducerPerformance}, in a process of its own, with messages of the
 * case, the settings of producer-service, and its own way of warming up. It sends without
 * keys, and takes times in whole milliseconds from the moment it really sends.
 */
final class ProducerPerf {

	static final String NAME = "ProducerPerformance";

	private static final int PAYLOADS = 10_000;

	// 100 records sent, 9.9 records/sec (0.1 MB/sec), 1.0 ms avg latency, 9.00 ms max
	// latency, 1 ms 50th, 2 ms 95th, 3 ms 99th, 4 ms 99.9th.
	private static final Pattern TOTAL = Pattern
		.compile("(\\d+)( steady state)? records sent, ([\\d.]+) records/sec .* ([\\d.]+) ms max latency, "
				+ "(\\d+) ms 50th, (\\d+) ms 95th, (\\d+) ms 99th, (\\d+) ms 99\\.9th\\.");

	/** As {@code suite.producer.bulk.*} is by default. */
	static final List<String> BULK = List.of("batch.size=65536", "linger.ms=5", "compression.type=lz4",
			"buffer.memory=67108864");

	/** As the producer for single and paced messages is by default. */
	static final List<String> IMMEDIATE = List.of("linger.ms=0");

	private final SystemUnderTest system;

	private final Path payloads;

	ProducerPerf(SystemUnderTest system) {
		this.system = system;
		this.payloads = system.testbed().directory().resolve("payloads");
	}

	Measurement measure(int partitions, String acks, Double rate, int warmup, int count, List<String> batching) {
		writePayloads();
		Topics topics = this.system.topics();
		topics.recreate(SystemUnderTest.PEER_TOPIC, partitions);
		List<String> arguments = new ArrayList<>(List.of("--bootstrap-server", this.system.testbed().bootstrapServers(),
				"--topic", SystemUnderTest.PEER_TOPIC, "--payload-file", this.payloads.toString(), "--num-records",
				String.valueOf(warmup + count), "--warmup-records", String.valueOf(warmup), "--throughput",
				(rate != null) ? String.valueOf(rate) : "-1", "--command-property", "acks=" + acks));
		arguments.addAll(batching);
		if (!acks.equals("all")) {
			arguments.add("enable.idempotence=false");
		}
		ManagedProcess process = this.system.program("producer-performance",
				"org.apache.kafka.tools.ProducerPerformance", arguments);
		Measurement measurement = parse(Programs.output(process), warmup > 0);
		CountsDifferException.require(NAME + ": counted records", count, measurement.messages());
		CountsDifferException.require(NAME + ": records in the topic", warmup + count,
				topics.end(SystemUnderTest.PEER_TOPIC));
		return measurement;
	}

	static Measurement parse(String output, boolean steadyState) {
		Matcher total = TOTAL.matcher(output);
		while (total.find()) {
			if ((total.group(2) != null) == steadyState) {
				return Measurement.ofPeer(Long.parseLong(total.group(1)), Double.parseDouble(total.group(3)),
						new Latency(Double.parseDouble(total.group(5)), Double.parseDouble(total.group(6)),
								Double.parseDouble(total.group(7)), Double.parseDouble(total.group(8)),
								Double.parseDouble(total.group(4))));
			}
		}
		throw new IllegalStateException("%s printed no total:%n%s".formatted(NAME, output));
	}

	private void writePayloads() {
		if (Files.exists(this.payloads)) {
			return;
		}
		StringBuilder lines = new StringBuilder();
		for (int id = 0; id < PAYLOADS; id++) {
			// Ids and times as long as those of a run.
			Message message = new Message(1_000_000L + id, Instant.ofEpochSecond(1_700_000_000, id * 1000L + 1_000),
					10L * id, "user_" + id % 10);
			lines.append(new String(MessageCodec.encode(message), StandardCharsets.UTF_8)).append('\n');
		}
		try {
			Files.writeString(this.payloads, lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
