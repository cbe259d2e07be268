/**
 * Messages and texts that come by HTTP, each answered after its acknowledgement.
 */
@NullMarked
package suite.producer.publish;

import org.jspecify.annotations.NullMarked;
