/**
 * The Berichtenbox as its seed describes it ("BBK 1.7", dialect {@code bbk}): who has a mailbox, signed handing over, and
 * the webhooks for read and reply. That contract has no public source beside the seed; what Logius runs today is another
 * dialect, in {@code globe}. Never knows another channel nor the store.
 */
@NullMarked
package eu.briefwissel.channel.berichtenbox;

import org.jspecify.annotations.NullMarked;
