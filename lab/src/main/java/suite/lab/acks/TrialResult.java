package suite.lab.acks;

import java.util.BitSet;
import java.util.List;

import tools.jackson.databind.JsonNode;

import suite.lab.ledger.Delivery;
import suite.lab.ledger.StoredIds;

/**
 * What became of a trial's messages.
 *
 * @param broker who was hurt, 0 for nobody
 * @param controller whether it was the active controller too
 * @param sent messages handed to the producer
 * @param failed messages with an unknown outcome
 * @param unavailableMs the longest time from when a message was to be sent to its
 * acknowledgement; null when none was acknowledged
 * @param gapMs the longest time without any acknowledgement, of any partition
 * @param leaderChanges how often a partition got another leader
 * @param latency of the run, as producer-service measured it
 * @param acked how many were acknowledged by when
 * @param states leaders and in-sync replicas
 * @param events what the lab did
 * @param lostAt lost messages by when they were to be sent, in {@link #BUCKET_MS}
 */
record TrialResult(int number, Fault fault, int partition, int broker, boolean controller, long sent, long failed,
		Delivery delivery, Double unavailableMs, long gapMs, int leaderChanges, JsonNode latency,
		List<Timeline.Acked> acked, List<Timeline.State> states, List<Timeline.Event> events, List<long[]> lostAt) {

	static final long BUCKET_MS = 100;

	static TrialResult of(TrialRun run, StoredIds stored, double rate) {
		BitSet lost = Delivery.lost(run.acked(), stored);
		JsonNode status = run.status();
		JsonNode max = status.path("latency").path("maxMs");
		return new TrialResult(run.trial().number(), run.trial().fault(), run.trial().partition(),
				run.victim().broker(), run.victim().controller(), status.path("sent").asLong(),
				status.path("failed").asLong(), Delivery.of(run.acked(), stored),
				max.isNumber() ? Double.valueOf(max.asDouble()) : null, run.timeline().longestGapMs(),
				run.timeline().leaderChanges(), status.path("latency"), run.timeline().acked(), run.timeline().states(),
				run.timeline().events(), Timeline.histogram(lost, rate, BUCKET_MS));
	}

}
