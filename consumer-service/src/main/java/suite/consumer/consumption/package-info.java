/**
 * How far consumption has come: what this instance received, and how far the group is
 * behind the topics' ends.
 */
@NullMarked
package suite.consumer.consumption;

import org.jspecify.annotations.NullMarked;
