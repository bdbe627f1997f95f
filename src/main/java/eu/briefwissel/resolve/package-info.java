/** Chooses the channel of an accepted delivery: asks along its route who has a mailbox. Hands nothing over. */
@NullMarked
package eu.briefwissel.resolve;

import org.jspecify.annotations.NullMarked;
