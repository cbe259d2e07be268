package suite.lab.benchmark;

import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import suite.lab.benchmark.Steady.Point;
import suite.lab.testbed.Launch;
import suite.lab.testbed.Testbed;
import suite.lab.testbed.Wait;
import suite.lab.workload.Scenario.Consume;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.launcher.service.ServiceClient;

/**
 * consumer-service beside {@code ConsumerPerformance}, each started on a topic that is
 * full. Both are looked at in the same way: the first messages warm up.
 */
final class Consuming {

	private static final long LOOK_MILLIS = 50;

	private static final String TOPIC = "test-topic";

	private static final String GROUP = "my-consumer-group";

	private static final int KEYS_PER_PARTITION = 100;

	private static final long TIMEOUT_NANOS = 600_000_000_000L;

	private final SystemUnderTest system;

	private final Consume consume;

	private final int messages;

	Consuming(SystemUnderTest system, Consume consume) {
		this.system = system;
		this.consume = consume;
		this.messages = consume.warmup() + consume.count();
	}

	Comparison comparison() {
		// Deletes what was in the topic before.
		this.system.partitions(0);
		this.system.partitions(this.consume.partitions());
		ServiceClient producer = this.system.ready(Service.PRODUCER).client();
		Runs.run(producer, TOPIC, this.messages, KEYS_PER_PARTITION * this.consume.partitions(), null, "all");
		this.system.stop(Service.PRODUCER);
		return new Comparison(Benchmark.of("consumer-service", this::suite), Benchmark.of(ConsumerPerf.NAME,
				() -> new ConsumerPerf(this.system).measure(TOPIC, this.consume.warmup(), this.consume.count())));
	}

	private Measurement suite() {
		this.system.topics().forget(GROUP);
		Launch launch = Launch.of(Service.CONSUMER);
		RunningService consumer = this.system.start((this.consume.concurrency() != null)
				? launch.with("SPRING_KAFKA_LISTENER_CONCURRENCY", this.consume.concurrency()) : launch);
		try (Meters meters = this.system.meters(consumer.process().pid())) {
			consumer.awaitReady(System.nanoTime() + Testbed.READY_TIMEOUT.toNanos());
			Steady steady = watch(consumer.client(), meters);
			Measurement measurement = meters.measurement(steady.counted(), steady.perSecond(), null);
			CountsDifferException.require("received messages", this.messages, steady.count());
			CountsDifferException.require("dead letters", 0, consumer.client().get("/dead-letters").size());
			return measurement;
		}
		finally {
			// It commits what it has processed when it stops.
			this.system.stop(Service.CONSUMER);
			CountsDifferException.require("committed offsets", this.messages,
					this.system.topics().committed(GROUP, TOPIC));
		}
	}

	private Steady watch(ServiceClient consumer, Meters meters) {
		Steady steady = new Steady(this.consume.warmup());
		long deadline = System.nanoTime() + TIMEOUT_NANOS;
		while (steady.count() < this.messages && System.nanoTime() < deadline) {
			JsonNode partitions = consumer.get("/actuator/consumption").path("partitions");
			long received = StreamSupport.stream(partitions.spliterator(), false)
				.filter((partition) -> partition.path("topic").asString().equals(TOPIC))
				.mapToLong((partition) -> partition.path("received").asLong(0))
				.sum();
			if (steady.add(new Point(System.nanoTime() / 1e9, received))) {
				meters.restart();
			}
			Wait.millis(LOOK_MILLIS);
		}
		return steady;
	}

}
