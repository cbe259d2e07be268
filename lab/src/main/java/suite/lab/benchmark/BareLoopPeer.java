package suite.lab.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import suite.lab.testbed.Programs;

/**
 * The {@link BareLoop}, in a process of its own, with the settings of producer-service.
 */
final class BareLoopPeer {

	static final String NAME = "a bare loop";

	private static final Pattern TOTAL = Pattern.compile("(\\d+) records acknowledged, ([\\d.]+) records/sec");

	private final SystemUnderTest system;

	BareLoopPeer(SystemUnderTest system) {
		this.system = system;
	}

	Measurement measure(int partitions, String acks, int warmup, int count) {
		Topics topics = this.system.topics();
		topics.recreate(SystemUnderTest.PEER_TOPIC, partitions);
		List<String> arguments = new ArrayList<>(List.of(this.system.testbed().bootstrapServers(),
				SystemUnderTest.PEER_TOPIC, String.valueOf(warmup), String.valueOf(count), "acks=" + acks));
		arguments.addAll(ProducerPerf.BULK);
		if (!acks.equals("all")) {
			arguments.add("enable.idempotence=false");
		}
		Measurement measurement = parse(
				Programs.output(this.system.program("bare-loop", BareLoop.class.getName(), arguments)));
		CountsDifferException.require(NAME + ": acknowledged records", count, measurement.messages());
		CountsDifferException.require(NAME + ": records in the topic", warmup + count,
				topics.end(SystemUnderTest.PEER_TOPIC));
		return measurement;
	}

	static Measurement parse(String output) {
		Matcher total = TOTAL.matcher(output);
		if (!total.find()) {
			throw new IllegalStateException("%s printed no total:%n%s".formatted(NAME, output));
		}
		return Measurement.ofPeer(Long.parseLong(total.group(1)), Double.parseDouble(total.group(2)), null);
	}

}
