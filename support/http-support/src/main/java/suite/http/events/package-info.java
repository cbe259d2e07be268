/**
 * Server-sent events: a bounded number of streams, each with a thread that sends.
 */
@NullMarked
package suite.http.events;

import org.jspecify.annotations.NullMarked;
