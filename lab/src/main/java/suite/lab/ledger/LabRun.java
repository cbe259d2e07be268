package suite.lab.ledger;

import java.time.Duration;
import java.util.BitSet;

import tools.jackson.databind.JsonNode;

import suite.launcher.service.RunningService;
import suite.launcher.service.ServiceClient;
import suite.launcher.service.SuiteException;

/**
 * A generated run of producer-service. Thread-safe.
 */
public final class LabRun {

	private final ServiceClient producer;

	private final String id;

	private LabRun(ServiceClient producer, String id) {
		this.producer = producer;
		this.id = id;
	}

	/**
	 * Starts a run that goes on until it is cancelled or has sent all.
	 * @param producer the instance that runs it
	 * @param topic where it sends to
	 * @param acks {@code all}, {@code 1} or {@code 0}
	 * @param count the most messages
	 * @param rate messages a second
	 * @param users different keys
	 * @return the run
	 */
	public static LabRun start(ServiceClient producer, String topic, String acks, int count, double rate, int users) {
		JsonNode run = producer.post("/runs", """
				{"topic": "%s", "acks": "%s", "count": %d, "rate": %s, "users": %d}""".formatted(topic, acks, count,
				rate, users));
		return new LabRun(producer, run.path("id").asString());
	}

	/**
	 * Starts a run that sends as fast as it goes, with {@code acks=all}.
	 * @param producer the instance that runs it
	 * @param topic where it sends to
	 * @param count how many messages
	 * @param users different keys
	 * @return the run
	 */
	public static LabRun startFlatOut(ServiceClient producer, String topic, int count, int users) {
		JsonNode run = producer.post("/runs",
				"{\"topic\":\"%s\",\"count\":%s,\"interval\":\"0ms\",\"users\":%s}".formatted(topic, count, users));
		return new LabRun(producer, run.path("id").asString());
	}

	public String id() {
		return this.id;
	}

	/**
	 * Where the run stands.
	 * @return the answer of {@code GET /runs/{id}}
	 */
	public JsonNode status() {
		return this.producer.get("/runs/" + this.id);
	}

	/**
	 * The ids that were acknowledged until now.
	 * @return a new set
	 */
	public BitSet acked() {
		BitSet ids = new BitSet();
		for (JsonNode range : this.producer.get("/runs/" + this.id + "/acked")) {
			ids.set(range.get(0).asInt(), range.get(1).asInt() + 1);
		}
		return ids;
	}

	/**
	 * Sends no more messages. Those that were sent get their outcome before the run ends.
	 */
	public void cancel() {
		this.producer.delete("/runs/" + this.id);
	}

	/**
	 * Waits until each message that was sent has its outcome.
	 * @param timeout how long that may take
	 * @return the last status
	 * @throws SuiteException when it takes longer
	 */
	public JsonNode awaitEnd(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		JsonNode status = status();
		while ("RUNNING".equals(status.path("state").asString())) {
			if (System.nanoTime() > deadline) {
				throw new SuiteException(
						"The run has not ended within %d s: %s".formatted(timeout.toSeconds(), status));
			}
			RunningService.pause();
			status = status();
		}
		return status;
	}

}
