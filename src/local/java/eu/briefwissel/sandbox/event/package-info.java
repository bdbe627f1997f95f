/**
 * When something happens to a published message: the queue of what recipients are going to do, on the sandbox's own clock. How it is
 * told (a webhook, a flag to be asked for) belongs to the operators.
 */
@NullMarked
package eu.briefwissel.sandbox.event;

import org.jspecify.annotations.NullMarked;
