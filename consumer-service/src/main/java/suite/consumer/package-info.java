/**
 * The service that consumes {@code test-topic} and {@code output-topic}.
 */
package suite.consumer;
