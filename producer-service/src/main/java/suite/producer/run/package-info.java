/**
 * Generated runs: messages made and sent at a pace, watched, cancelled and accounted for.
 */
@NullMarked
package suite.producer.run;

import org.jspecify.annotations.NullMarked;
