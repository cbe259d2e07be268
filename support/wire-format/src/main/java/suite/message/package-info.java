/**
 * The message as it stands on the wire, and the names of the topics that carry it: the
 * one thing the services share.
 */
@NullMarked
package suite.message;

import org.jspecify.annotations.NullMarked;
