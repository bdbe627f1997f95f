/** Hands resolved deliveries over to their channel, and commits what came of it. */
@NullMarked
package eu.briefwissel.publish;

import org.jspecify.annotations.NullMarked;
