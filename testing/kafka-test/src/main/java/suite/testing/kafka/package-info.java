/**
 * The real broker behind the integration tests: a container where a Docker engine
 * answers, local-kafka elsewhere.
 */
@NullMarked
package suite.testing.kafka;

import org.jspecify.annotations.NullMarked;
