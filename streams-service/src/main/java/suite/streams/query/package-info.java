/**
 * The counts over all instances: whom to ask, asking them at the same time, and putting
 * the answers together.
 */
@NullMarked
package suite.streams.query;

import org.jspecify.annotations.NullMarked;
