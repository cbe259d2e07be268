/**
 * The service that consumes {@code test-topic} and {@code output-topic}.
 */
@NullMarked
package suite.consumer;

import org.jspecify.annotations.NullMarked;
