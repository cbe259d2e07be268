/**
 * How each kind of row is measured, on the suite's side and on its peer's.
 */
@NullMarked
package suite.lab.scenario;

import org.jspecify.annotations.NullMarked;
