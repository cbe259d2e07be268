/**
 * Files of the user who runs this, and of nobody else.
 */
@NullMarked
package suite.localkafka.files;

import org.jspecify.annotations.NullMarked;
