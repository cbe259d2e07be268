/**
 * The packaged services as processes, and how to talk to each over HTTP: for
 * {@code ./run} and for whoever else starts them.
 */
@NullMarked
package suite.launcher.service;

import org.jspecify.annotations.NullMarked;
