package suite.lab.faults;

import java.util.BitSet;

/**
 * What is known to be acknowledged of a run.
 *
 * @param topic where it sent to
 * @param run its id
 * @param acked the acknowledged ids, by the last answer of producer-service
 */
record RunLedger(String topic, String run, BitSet acked) {
}
