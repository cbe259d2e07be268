/**
 * The topics that the group consumes, one class for each.
 */
@NullMarked
package suite.consumer.topic;

import org.jspecify.annotations.NullMarked;
