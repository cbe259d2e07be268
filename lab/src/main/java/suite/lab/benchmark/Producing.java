package suite.lab.benchmark;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import suite.lab.workload.Scenario.Produce;
import suite.launcher.service.Service;

/**
 * Runs of producer-service beside {@code ProducerPerformance}, or a bare loop, with the
 * same settings.
 */
final class Producing {

	private static final String TOPIC = "test-topic";

	private static final int KEYS_OF_CASE = 10;

	// With few keys most of many partitions would stay empty.
	private static final int KEYS_PER_PARTITION = 100;

	private final SystemUnderTest system;

	private final Produce produce;

	private final Set<String> warm;

	/**
	 * A scenario.
	 * @param warm which paths of which processes are warm, added to
	 */
	Producing(SystemUnderTest system, Produce produce, Set<String> warm) {
		this.system = system;
		this.produce = produce;
		this.warm = warm;
	}

	Comparison comparison() {
		return new Comparison(Benchmark.of("producer-service", this::suite), this.produce.peer().equals("loop")
				? Benchmark.of(BareLoopPeer.NAME, this::loop) : Benchmark.of(ProducerPerf.NAME, this::tool));
	}

	private Measurement suite() {
		this.system.partitions(this.produce.partitions());
		this.system.stopAllBut(Service.PRODUCER);
		ServiceUnderTest producer = this.system.ready(Service.PRODUCER);
		Topics topics = this.system.topics();
		warmUp(producer);
		long before = topics.end(TOPIC);
		try (Meters meters = this.system.meters(producer.pid())) {
			JsonNode run = run(producer, this.produce.count());
			Measurement measurement = meters.measurement(this.produce.count(), Runs.messagesPerSecond(run),
					Runs.latency(run));
			CountsDifferException.require("records in " + TOPIC, this.produce.count(), topics.end(TOPIC) - before);
			this.system.emptied(TOPIC);
			return measurement;
		}
	}

	private void warmUp(ServiceUnderTest producer) {
		boolean fresh = this.produce.freshWarmup() > 0 && this.warm.add(producer.pid() + "/runs");
		int count = this.produce.warmup() + (fresh ? this.produce.freshWarmup() : 0);
		if (count > 0) {
			run(producer, count);
		}
	}

	private JsonNode run(ServiceUnderTest producer, int count) {
		int keys = (this.produce.partitions() == 1) ? KEYS_OF_CASE : KEYS_PER_PARTITION * this.produce.partitions();
		return Runs.run(producer.client(), TOPIC, count, keys, this.produce.rate(), this.produce.acks());
	}

	private Measurement tool() {
		List<String> batching = (this.produce.rate() != null) ? ProducerPerf.IMMEDIATE : ProducerPerf.BULK;
		return new ProducerPerf(this.system).measure(this.produce.partitions(), this.produce.acks(),
				this.produce.rate(), this.produce.warmup(), this.produce.count(), batching);
	}

	private Measurement loop() {
		return new BareLoopPeer(this.system).measure(this.produce.partitions(), this.produce.acks(),
				this.produce.warmup(), this.produce.count());
	}

}
