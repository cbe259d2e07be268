/**
 * How large a record may be in each place that it is written to.
 */
package suite.streams.limits;
