/**
 * What keeps letters and identifiers unreadable and facts provable: keys and their derivation, sealing of short values and
 * of content in segments, the blind index, signatures of ours and of others, commitments, and the ids that are made from
 * a time or a name. Pure JDK: no storage, no clock, no configuration and nothing of ours is imported. Randomness is an
 * argument, because a native image must not carry a seeded generator. No exception, log line or {@code toString} here
 * carries a key, a plain text or an identifier.
 */
@NullMarked
package eu.briefwissel.crypto;

import org.jspecify.annotations.NullMarked;
