package suite.producer.run;

import suite.producer.send.Acks;

/**
 * What a run does.
 *
 * @param count messages, with the ids from 0
 * @param intervalNanos between the intended times of two messages; 0 is as fast as it
 * goes
 * @param users different keys: {@code user_0} and on, by the id
 */
record RunPlan(int count, double intervalNanos, int users, String topic, Acks acks) {

	boolean flatOut() {
		return this.intervalNanos == 0;
	}
}
