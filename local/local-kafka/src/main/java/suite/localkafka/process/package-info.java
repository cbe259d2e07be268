/**
 * Child processes that end with the JVM that started them, whatever ends it.
 */
package suite.localkafka.process;
