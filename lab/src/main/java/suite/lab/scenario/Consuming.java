package suite.lab.scenario;

import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import suite.lab.scenario.Steady.Point;
import suite.lab.stage.Launch;
import suite.lab.stage.Stage;
import suite.lab.stage.Wait;
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

	private final Ground ground;

	private final Consume consume;

	private final int messages;

	Consuming(Ground ground, Consume consume) {
		this.ground = ground;
		this.consume = consume;
		this.messages = consume.warmup() + consume.count();
	}

	Sides sides() {
		// Deletes what was in the topic before.
		this.ground.partitions(0);
		this.ground.partitions(this.consume.partitions());
		ServiceClient producer = this.ground.ready(Service.PRODUCER).client();
		Runs.run(producer, TOPIC, this.messages, KEYS_PER_PARTITION * this.consume.partitions(), null, "all");
		this.ground.stop(Service.PRODUCER);
		return new Sides(Side.of("consumer-service", this::suite), Side.of(ConsumerPerf.NAME,
				() -> new ConsumerPerf(this.ground).measure(TOPIC, this.consume.warmup(), this.consume.count())));
	}

	private Measurement suite() {
		this.ground.topics().forget(GROUP);
		Launch launch = Launch.of(Service.CONSUMER);
		RunningService consumer = this.ground.start((this.consume.concurrency() != null)
				? launch.with("SPRING_KAFKA_LISTENER_CONCURRENCY", this.consume.concurrency()) : launch);
		try (Meters meters = this.ground.meters(consumer.process().pid())) {
			consumer.awaitReady(System.nanoTime() + Stage.READY_TIMEOUT.toNanos());
			Steady steady = watch(consumer.client(), meters);
			Measurement measurement = meters.measurement(steady.counted(), steady.perSecond(), null);
			CountsDifferException.require("received messages", this.messages, steady.count());
			CountsDifferException.require("dead letters", 0, consumer.client().get("/dead-letters").size());
			return measurement;
		}
		finally {
			// It commits what it has processed when it stops.
			this.ground.stop(Service.CONSUMER);
			CountsDifferException.require("committed offsets", this.messages,
					this.ground.topics().committed(GROUP, TOPIC));
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
