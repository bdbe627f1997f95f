/**
 * Many submissions in one upload, a line each: read as they come, never all at once, and each taken in as if it had come alone.
 * What a submission has to be is not decided here.
 */
@NullMarked
package eu.briefwissel.ingest.batch;

import org.jspecify.annotations.NullMarked;
