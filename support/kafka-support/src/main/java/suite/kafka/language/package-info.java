/**
 * The services speak the same language on every machine.
 */
package suite.kafka.language;
