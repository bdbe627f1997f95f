/**
 * The way in: reads a submission as strictly as the API describes it, names every rule it breaks, and stores the others;
 * and says who a client is. Repeats nothing of an identifier or a content, in whatever it answers. Calls no channel.
 */
@NullMarked
package eu.briefwissel.ingest;

import org.jspecify.annotations.NullMarked;
