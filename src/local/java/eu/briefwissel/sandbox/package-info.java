/**
 * The sandbox operators: stand-ins for the Berichtenbox, both eBoxes and a mail server, strict where those are strict. This package
 * holds what starts them and what looks at them; the rules of each operator live in the packages below. Nothing of the gateway is ever
 * imported here, so that no mistake is shared with the connectors that are judged by it, and nothing of the gateway imports this.
 */
@NullMarked
package eu.briefwissel.sandbox;

import org.jspecify.annotations.NullMarked;
