/**
 * Records that were not read, counted the same in each service.
 */
@NullMarked
package suite.kafka.losses;

import org.jspecify.annotations.NullMarked;
