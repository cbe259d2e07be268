/**
 * Messages and texts that come by HTTP, each answered after its acknowledgement.
 */
package suite.producer.publish;
