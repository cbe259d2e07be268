/**
 * The real broker behind the integration tests: a container where a Docker engine
 * answers, local-kafka elsewhere.
 */
package suite.testing.kafka;
