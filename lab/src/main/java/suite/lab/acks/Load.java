package suite.lab.acks;

/**
 * What is sent while something is hurt.
 *
 * @param rate messages a second
 * @param users different keys
 * @param tailMs how long the run goes on after the fault
 * @param minimumMs how long it lasts at least
 */
record Load(double rate, int users, long tailMs, long minimumMs) {
}
