/**
 * What each service needs of Kafka before it can serve.
 */
@NullMarked
package suite.kafka;

import org.jspecify.annotations.NullMarked;
