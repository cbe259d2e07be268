/**
 * Prints what was consumed, one line for each message, without ever slowing consumption
 * down.
 */
package suite.consumer.log;
