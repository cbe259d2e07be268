/**
 * Reads records beside the group: for looking at topics without taking part in their
 * consumption.
 */
package suite.consumer.reading;
