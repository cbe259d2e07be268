/**
 * The topics of the suite, declared in one place with the settings they must have.
 */
@NullMarked
package suite.kafka.topics;

import org.jspecify.annotations.NullMarked;
