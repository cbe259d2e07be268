/**
 * What makes a cluster secure: who may do what, certificates, and a password for each
 * user.
 */
@NullMarked
package suite.localkafka.security;

import org.jspecify.annotations.NullMarked;
