/**
 * The topics that the group consumes, one class for each.
 */
package suite.consumer.topic;
