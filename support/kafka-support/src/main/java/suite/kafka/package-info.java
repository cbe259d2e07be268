/**
 * What each service needs of Kafka before it can serve.
 */
package suite.kafka;
