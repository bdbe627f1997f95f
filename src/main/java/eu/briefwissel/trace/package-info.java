/**
 * Following what was handed over: its status, its timeline, what the reader sent back. The status comes from the evidence,
 * never from the row that moves. Reads only, and sends what it reads to callbacks.
 */
@NullMarked
package eu.briefwissel.trace;

import org.jspecify.annotations.NullMarked;
