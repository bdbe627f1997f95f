/** The whole path in one JVM, over real HTTP and SMTP and on a real PostgreSQL, with a clock moved by hand. */
@NullMarked
package eu.briefwissel.journey;

import org.jspecify.annotations.NullMarked;
