/**
 * How each kind of row is measured, of the suite and of its peer.
 */
@NullMarked
package suite.lab.benchmark;

import org.jspecify.annotations.NullMarked;
