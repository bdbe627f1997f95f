/**
 * Tells what happens to a message as spans of one trace, and sends them by OTLP where a deployment says whereto. Spans have ids,
 * names of stages and outcomes; never anything that names or describes a person, and never the message of an exception.
 */
@NullMarked
package eu.briefwissel.telemetry;

import org.jspecify.annotations.NullMarked;
