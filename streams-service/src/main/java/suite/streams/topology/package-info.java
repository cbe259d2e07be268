/**
 * What happens to each record: a pure function of the settings, without Spring or a
 * broker.
 */
@NullMarked
package suite.streams.topology;

import org.jspecify.annotations.NullMarked;
