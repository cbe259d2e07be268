/**
 * Where everything happens: brokers and services as processes, started for one command
 * and gone with it.
 */
package suite.lab.stage;
