/**
 * What goes wrong over HTTP, as {@code application/problem+json}.
 */
package suite.consumer.problems;
