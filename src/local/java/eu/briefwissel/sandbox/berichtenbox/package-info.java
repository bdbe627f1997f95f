/**
 * The Berichtenbox as its seed describes it ("BBK 1.7", dialect {@code bbk}): who has a mailbox, sending, and the webhooks for read and
 * reply. What the seed leaves open (statuses and words of refusals) is decided in {@link eu.briefwissel.sandbox.berichtenbox.BbkAnswers}
 * alone. No other operator is known here.
 */
@NullMarked
package eu.briefwissel.sandbox.berichtenbox;

import org.jspecify.annotations.NullMarked;
