/** Moves published deliveries on when the deadline for reading has come. */
@NullMarked
package eu.briefwissel.fallback;

import org.jspecify.annotations.NullMarked;
