/** Spans, and what may stand in them. */
@NullMarked
package eu.briefwissel.telemetry;

import org.jspecify.annotations.NullMarked;
