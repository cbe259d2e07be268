/**
 * {@code lab/acks}: what each acks setting loses when brokers die under load.
 */
@NullMarked
package suite.lab.acks;

import org.jspecify.annotations.NullMarked;
