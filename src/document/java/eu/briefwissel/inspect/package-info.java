/**
 * Looks into the documents of accepted messages before a channel is chosen, and writes down what was found. Never here: what
 * reads a document, which is a process of its own, and what follows, which the core decides.
 */
@NullMarked
package eu.briefwissel.inspect;

import org.jspecify.annotations.NullMarked;
