package suite.lab.benchmark;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.StreamSupport;

import org.apache.kafka.common.TopicPartition;

import suite.lab.benchmark.Steady.Point;
import suite.lab.testbed.Launch;
import suite.lab.testbed.Testbed;
import suite.lab.testbed.Wait;
import suite.lab.workload.Scenario.Streams;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.localkafka.process.ManagedProcess;
import tools.jackson.databind.JsonNode;

/**
 * streams-service beside the case's program, each started on an {@code input-topic} that
 * is full, with an application id that is new. The suite is done when it has committed
 * the end of its input, the case's program (which commits every 30 s) when its output is
 * complete.
 */
final class Streaming {

	private static final long LOOK_MILLIS = 50;

	private static final String INPUT = "input-topic";

	private static final String OUTPUT = "output-topic";

	private static final int PARTITIONS = 6;

	private static final long TIMEOUT_NANOS = 900_000_000_000L;

	private final SystemUnderTest system;

	private final Streams streams;

	private final int messages;

	private int applications;

	Streaming(SystemUnderTest system, Streams streams) {
		this.system = system;
		this.streams = streams;
		this.messages = streams.warmup() + streams.count();
	}

	Comparison comparison() {
		this.system.partitions(0);
		this.system.partitions(PARTITIONS);
		Runs.run(this.system.ready(Service.PRODUCER).client(), INPUT, this.messages, this.streams.keys(), null, "all");
		this.system.stop(Service.PRODUCER);
		this.system.topics().recreate(OUTPUT, PARTITIONS);
		return new Comparison(Benchmark.of("streams-service", this::suite),
				Benchmark.of("the case's program", this::peer));
	}

	private String newApplication() {
		return "lab-%s-%d-%d".formatted(this.streams.guarantee().replace('_', '-'), System.nanoTime(),
				++this.applications);
	}

	private Measurement suite() {
		String application = newApplication();
		Launch launch = Launch.of(Service.STREAMS)
			.with("SPRING_KAFKA_STREAMS_APPLICATION_ID", application)
			.with("SPRING_KAFKA_STREAMS_PROPERTIES_PROCESSING_GUARANTEE", this.streams.guarantee());
		Topics topics = this.system.topics();
		RunningService service = this.system.start(launch);
		try (Meters meters = this.system.meters(service.process().pid())) {
			service.awaitReady(System.nanoTime() + Testbed.READY_TIMEOUT.toNanos());
			Steady steady = watch(() -> topics.committed(application, INPUT), meters::restart);
			Measurement measurement = meters.measurement(steady.counted(), steady.perSecond(), null);
			CountsDifferException.require("committed messages", this.messages, steady.count());
			CountsDifferException.require("counted messages", this.messages,
					counted(service.client().get("/actuator/windowedcounts/user_0")));
			return measurement;
		}
		finally {
			this.system.stop(Service.STREAMS);
		}
	}

	// All keys have the same number of messages, give or take one.
	private long counted(JsonNode windowsOfKey) {
		long ofKey = StreamSupport.stream(windowsOfKey.path("windows").spliterator(), false)
			.flatMap((window) -> StreamSupport.stream(window.path("counts").spliterator(), false))
			.mapToLong(JsonNode::asLong)
			.sum();
		long expected = (this.messages + this.streams.keys() - 1) / this.streams.keys();
		return (ofKey == expected) ? this.messages : ofKey * this.streams.keys();
	}

	private Measurement peer() {
		String application = newApplication();
		Topics topics = this.system.topics();
		List<TopicPartition> output = topics.partitions(OUTPUT);
		long before = topics.end(output);
		ManagedProcess program = this.system.program("case-streams", CaseStreams.class.getName(),
				List.of(this.system.testbed().bootstrapServers(), application,
						this.system.testbed().directory().resolve(application).toString()));
		try {
			Steady steady = watch(() -> topics.end(output) - before, () -> {
			});
			CountsDifferException.require("messages in " + OUTPUT, this.messages, steady.count());
			return Measurement.ofPeer(steady.counted(), steady.perSecond(), null);
		}
		finally {
			program.kill();
		}
	}

	private Steady watch(LongSupplier count, Runnable atWarmUpsEnd) {
		Steady steady = new Steady(this.streams.warmup());
		long deadline = System.nanoTime() + TIMEOUT_NANOS;
		while (steady.count() < this.messages && System.nanoTime() < deadline) {
			if (steady.add(new Point(System.nanoTime() / 1e9, count.getAsLong()))) {
				atWarmUpsEnd.run();
			}
			Wait.millis(LOOK_MILLIS);
		}
		return steady;
	}

}
