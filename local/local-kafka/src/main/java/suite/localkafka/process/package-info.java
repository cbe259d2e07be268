/**
 * Child processes that end with the JVM that started them, whatever ends it.
 */
@NullMarked
package suite.localkafka.process;

import org.jspecify.annotations.NullMarked;
