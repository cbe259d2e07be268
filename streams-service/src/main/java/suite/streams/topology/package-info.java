/**
 * What happens to each record: a pure function of the settings, without Spring or a
 * broker.
 */
package suite.streams.topology;
