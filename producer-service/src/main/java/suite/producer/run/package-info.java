/**
 * Generated runs: messages made and sent at a pace, watched, cancelled and accounted for.
 */
package suite.producer.run;
