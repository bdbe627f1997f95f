/**
 * Who is written to: identifiers and their check digits, and the magic recipients with their fates. Nothing here knows a wire format
 * or an operator's rules.
 */
@NullMarked
package eu.briefwissel.sandbox.recipient;

import org.jspecify.annotations.NullMarked;
