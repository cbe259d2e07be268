/**
 * What goes wrong, as HTTP says it (RFC 9457).
 */
package suite.producer.problem;
