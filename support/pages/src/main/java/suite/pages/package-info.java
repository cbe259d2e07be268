/**
 * The files of a service's page, and where the pages of the others are.
 */
@NullMarked
package suite.pages;

import org.jspecify.annotations.NullMarked;
