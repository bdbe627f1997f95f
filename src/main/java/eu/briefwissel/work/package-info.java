/**
 * Taking up work: claims a batch of due work, hands it to its stage tenant by tenant, commits what the stage decided and
 * wakes whoever has to go on. Knows no stage and no channel.
 */
@NullMarked
package eu.briefwissel.work;

import org.jspecify.annotations.NullMarked;
