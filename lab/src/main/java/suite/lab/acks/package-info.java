/**
 * {@code lab/acks}: what each acks setting loses when brokers die under load.
 */
package suite.lab.acks;
