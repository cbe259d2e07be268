/**
 * Certificates that are renewed while the service runs.
 */
@NullMarked
package suite.kafka.tls;

import org.jspecify.annotations.NullMarked;
