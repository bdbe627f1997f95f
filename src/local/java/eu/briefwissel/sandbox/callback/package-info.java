/** A receiver of callbacks, as a sender would build one from the specification of Standard Webhooks alone. */
@NullMarked
package eu.briefwissel.sandbox.callback;

import org.jspecify.annotations.NullMarked;
