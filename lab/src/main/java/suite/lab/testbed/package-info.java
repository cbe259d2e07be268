/**
 * Where everything happens: brokers and services as processes, started for one command
 * and gone with it.
 */
@NullMarked
package suite.lab.testbed;

import org.jspecify.annotations.NullMarked;
