package suite.lab.scenario;

import suite.lab.load.Pacer;
import suite.lab.workload.Scenario.EndToEnd;
import suite.launcher.service.Service;

/**
 * From the intended time of a POST until consumer-service shows the message.
 */
final class Delivering {

	private static final int PARTITIONS = 6;

	private static final long PATIENCE_MILLIS = 30_000;

	private final Ground ground;

	private final EndToEnd endToEnd;

	Delivering(Ground ground, EndToEnd endToEnd) {
		this.ground = ground;
		this.endToEnd = endToEnd;
	}

	Sides sides() {
		this.ground.partitions(PARTITIONS);
		return new Sides(Side.of("POST to consumer-service", this::suite), null);
	}

	private Measurement suite() {
		boolean texts = this.endToEnd.path().equals("texts");
		ServiceUnderTest producer = this.ground.ready(Service.PRODUCER);
		ServiceUnderTest consumer = this.ground.ready(Service.CONSUMER);
		if (texts) {
			this.ground.ready(Service.STREAMS);
		}
		// A message that waits while its partition is assigned would say nothing of the
		// way: the first one has the key, and so the partition, of all others.
		String label = "lab_" + System.nanoTime();
		try (Delivery.Way way = way(producer, consumer, texts, label)) {
			new Delivery(0, 1, PATIENCE_MILLIS).measure(way, new Pacer(1));
		}
		try (Delivery.Way way = way(producer, consumer, texts, label)) {
			Delivery.Outcome outcome = new Delivery(this.endToEnd.warmup(), this.endToEnd.count(), PATIENCE_MILLIS)
				.measure(way, new Pacer(this.endToEnd.rate()));
			return new Measurement(outcome.messages(), outcome.perSecond(), outcome.latency(), null, null, null, null);
		}
	}

	private static Delivery.Way way(ServiceUnderTest producer, ServiceUnderTest consumer, boolean texts, String label) {
		return new HttpWay(producer.client().base(), consumer.client().base(), texts, label);
	}

}
