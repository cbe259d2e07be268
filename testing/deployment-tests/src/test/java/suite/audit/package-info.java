/**
 * A fourth service, as {@code docs/make-it-yours.md} begins one: what it gets by the
 * modules that all services share.
 */
package suite.audit;
