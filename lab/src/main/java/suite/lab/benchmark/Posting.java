package suite.lab.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import suite.lab.load.ClosedLoop;
import suite.lab.load.ClosedLoop.Outcome;
import suite.lab.testbed.Launch;
import suite.lab.workload.Scenario.Post;
import suite.launcher.service.Service;

/**
 * Single messages by {@code POST /messages}, each answered after its acknowledgement,
 * beside a handler in the same process that reads the same body and answers at once.
 */
final class Posting {

	private static final String TOPIC = "test-topic";

	private static final int PARTITIONS = 6;

	/** For new connections to a path that is warm. */
	private static final Duration SETTLE = Duration.ofSeconds(1);

	private final SystemUnderTest system;

	private final Post post;

	private final Set<String> warm;

	/**
	 * A scenario.
	 * @param warm which paths of which processes are warm, added to
	 */
	Posting(SystemUnderTest system, Post post, Set<String> warm) {
		this.system = system;
		this.post = post;
		this.warm = warm;
	}

	Comparison comparison() {
		this.system.partitions(PARTITIONS);
		this.system.stopAllBut(Service.PRODUCER);
		boolean extended = producer().pid() != 0;
		return new Comparison(Benchmark.of("POST /messages", this::suite),
				extended ? Benchmark.of("an empty handler", this::peer) : null);
	}

	private ServiceUnderTest producer() {
		Path empty = this.system.testbed().home().root().resolve("lab/empty-web/target/empty-web.jar");
		return this.system.ready(Launch.of(Service.PRODUCER).withExtension(empty));
	}

	private Measurement suite() {
		ServiceUnderTest producer = producer();
		ClosedLoop load = warm(producer, "/messages", this.post.warmup());
		long before = this.system.topics().end(TOPIC);
		try (Meters meters = this.system.meters(producer.pid())) {
			Outcome outcome = measure(load);
			Measurement measurement = meters.measurement(outcome.all(), outcome.perSecond(), outcome.latency());
			CountsDifferException.require("records in " + TOPIC, outcome.all(),
					this.system.topics().end(TOPIC) - before);
			return measurement;
		}
	}

	private Measurement peer() {
		Outcome outcome = measure(warm(producer(), "/empty", this.post.warmup().dividedBy(2)));
		return Measurement.ofPeer(outcome.counted(), outcome.perSecond(), outcome.latency());
	}

	// A pair or a row before may have warmed up this path of this process.
	private ClosedLoop warm(ServiceUnderTest producer, String path, Duration warmup) {
		ClosedLoop load = new ClosedLoop(producer.client().base(), path,
				(index) -> "{\"id\":%d,\"timestamp\":1700000000.123,\"value\":%d,\"user_id\":\"user_%d\"}"
					.formatted(index, index * 10L, index % 10));
		if (!warmup.isZero() && this.warm.add(producer.pid() + path)) {
			load.run(this.post.connections(), Duration.ZERO, warmup);
		}
		return load;
	}

	private Outcome measure(ClosedLoop load) {
		return load.run(this.post.connections(), SETTLE, this.post.duration());
	}

}
