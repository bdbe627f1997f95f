/** Takes in what channels tell: webhooks and polled events, each once. Calls no channel but to ask. */
@NullMarked
package eu.briefwissel.receive;

import org.jspecify.annotations.NullMarked;
