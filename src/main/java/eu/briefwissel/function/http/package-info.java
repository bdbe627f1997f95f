/**
 * The HTTP interface: routes, tokens and problems. Translates requests into calls of the stages and their answers into
 * JSON; every failure leaves as one RFC 9457 problem, save where an operator's contract or RFC 6749 says otherwise.
 */
@NullMarked
package eu.briefwissel.function.http;

import org.jspecify.annotations.NullMarked;
