/**
 * The topics of the suite, declared in one place with the settings they must have.
 */
package suite.kafka.topics;
