/**
 * Callbacks: a tenant's events, sent to its own systems as they come, signed by Standard Webhooks. Sends what {@link
 * eu.briefwissel.trace.FollowEvents} tells, no more and no less, and keeps how far each callback has come. All calls leave
 * from here: whoever asks for a test waits for the next turn.
 */
@NullMarked
package eu.briefwissel.trace.callback;

import org.jspecify.annotations.NullMarked;
