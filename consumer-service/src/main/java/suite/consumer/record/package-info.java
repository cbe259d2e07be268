/**
 * Records and what all need to do with them: decode them, look at them, keep some of
 * them, and read them beside the group.
 */
package suite.consumer.record;
