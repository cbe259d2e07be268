/**
 * The message as it stands on the wire, and the names of the topics that carry it: the
 * one thing the services share.
 */
package suite.message;
