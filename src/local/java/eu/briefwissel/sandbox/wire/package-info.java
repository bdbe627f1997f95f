/**
 * The HTTP of the sandbox: a server on the JDK's own, tokens, strict JSON, multipart forms, and answers that can be lost or late. No
 * rule of an operator lives here.
 */
@NullMarked
package eu.briefwissel.sandbox.wire;

import org.jspecify.annotations.NullMarked;
