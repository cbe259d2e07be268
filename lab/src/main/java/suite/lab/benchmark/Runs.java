package suite.lab.benchmark;

import tools.jackson.databind.JsonNode;

import suite.lab.load.Latency;
import suite.lab.testbed.Wait;
import suite.launcher.service.ServiceClient;

/**
 * Runs of producer-service, waited for.
 */
final class Runs {

	private Runs() {
	}

	/**
	 * Starts a run and waits for its end.
	 * @param rate messages per second; null as fast as it goes
	 * @return its report, of a run whose messages were all acknowledged
	 */
	static JsonNode run(ServiceClient producer, String topic, int count, int keys, Double rate, String acks) {
		String pace = (rate != null) ? "\"rate\":" + rate : "\"interval\":\"0ms\"";
		String id = producer
			.post("/runs",
					"{\"topic\":\"%s\",\"count\":%d,\"users\":%d,\"acks\":\"%s\",%s}".formatted(topic, count, keys,
							acks, pace))
			.path("id")
			.asString();
		JsonNode run = producer.get("/runs/" + id);
		while (run.path("state").asString().equals("RUNNING")) {
			Wait.millis(200);
			run = producer.get("/runs/" + id);
		}
		if (!run.path("state").asString().equals("COMPLETED")) {
			throw new CountsDifferException("The run ended otherwise: " + run);
		}
		CountsDifferException.require("acknowledged messages", count, run.path("acked").asLong());
		CountsDifferException.require("acknowledged ids", count, ids(producer.get("/runs/" + id + "/acked")));
		return run;
	}

	private static long ids(JsonNode ranges) {
		long ids = 0;
		for (JsonNode range : ranges) {
			ids += range.get(1).asLong() - range.get(0).asLong() + 1;
		}
		return ids;
	}

	static double messagesPerSecond(JsonNode run) {
		return run.path("messagesPerSecond").asDouble();
	}

	static Latency latency(JsonNode run) {
		return Latency.of(run);
	}

}
