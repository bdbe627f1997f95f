/**
 * The mail server of the sandbox: a real SMTP server that keeps what it takes and brings it to nobody, with addresses that are refused.
 * It knows nothing of messages, deliveries or operators.
 */
@NullMarked
package eu.briefwissel.sandbox.smtp;

import org.jspecify.annotations.NullMarked;
