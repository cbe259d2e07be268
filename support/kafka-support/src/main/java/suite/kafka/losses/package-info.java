/**
 * Records that were not read, counted the same in each service.
 */
package suite.kafka.losses;
