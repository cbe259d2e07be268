package suite.lab.acks;

import java.util.BitSet;

import tools.jackson.databind.JsonNode;

import suite.lab.acks.Injector.Victim;

/**
 * What a trial left, before the log is read.
 *
 * @param runId the run's id
 * @param victim who was hurt
 * @param status the run's last status
 * @param acked the acknowledged ids
 * @param timeline what happened when
 */
record TrialRun(Trial trial, String runId, Victim victim, JsonNode status, BitSet acked, Timeline timeline) {
}
