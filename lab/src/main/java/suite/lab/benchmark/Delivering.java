package suite.lab.benchmark;

import suite.lab.load.Pacer;
import suite.lab.workload.Scenario.EndToEnd;
import suite.launcher.service.Service;

/**
 * From the intended time of a POST until consumer-service shows the message.
 */
final class Delivering {

	private static final int PARTITIONS = 6;

	private static final long PATIENCE_MILLIS = 30_000;

	private final SystemUnderTest system;

	private final EndToEnd endToEnd;

	Delivering(SystemUnderTest system, EndToEnd endToEnd) {
		this.system = system;
		this.endToEnd = endToEnd;
	}

	Comparison comparison() {
		this.system.partitions(PARTITIONS);
		return new Comparison(Benchmark.of("POST to consumer-service", this::suite), null);
	}

	private Measurement suite() {
		boolean texts = this.endToEnd.path().equals("texts");
		ServiceUnderTest producer = this.system.ready(Service.PRODUCER);
		ServiceUnderTest consumer = this.system.ready(Service.CONSUMER);
		if (texts) {
			this.system.ready(Service.STREAMS);
		}
		// A message that waits while its partition is assigned would say nothing of the
		// way: the first one has the key, and so the partition, of all others.
		String label = "lab_" + System.nanoTime();
		try (EndToEndLatency.Route way = way(producer, consumer, texts, label)) {
			new EndToEndLatency(0, 1, PATIENCE_MILLIS).measure(way, new Pacer(1));
		}
		try (EndToEndLatency.Route way = way(producer, consumer, texts, label)) {
			EndToEndLatency.Outcome outcome = new EndToEndLatency(this.endToEnd.warmup(), this.endToEnd.count(),
					PATIENCE_MILLIS)
				.measure(way, new Pacer(this.endToEnd.rate()));
			return new Measurement(outcome.messages(), outcome.perSecond(), outcome.latency(), null, null, null, null);
		}
	}

	private static EndToEndLatency.Route way(ServiceUnderTest producer, ServiceUnderTest consumer, boolean texts,
			String label) {
		return new HttpRoute(producer.client().base(), consumer.client().base(), texts, label);
	}

}
