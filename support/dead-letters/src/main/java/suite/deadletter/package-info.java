/**
 * Shows the dead letters of a service and replays them, over HTTP, whatever the service
 * does with its topics.
 */
@NullMarked
package suite.deadletter;

import org.jspecify.annotations.NullMarked;
