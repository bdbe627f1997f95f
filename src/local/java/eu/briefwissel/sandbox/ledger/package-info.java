/**
 * What the operators remember: the messages taken, the ids they came with, how often they were called, and the journal that keeps this
 * across a restart. No identifier of a recipient is kept in clear, and no content: fingerprints, lengths and digests only.
 */
@NullMarked
package eu.briefwissel.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
