/**
 * Reads the JSON of requests as strictly as the API describes it, and names every rule that one breaks. Knows no request in
 * particular, and repeats nothing of what was sent.
 */
@NullMarked
package eu.briefwissel.request;

import org.jspecify.annotations.NullMarked;
