/**
 * eBox Citizen and eBox Enterprise over the publication model of the Message Registry, versions 3 and 2.1: one wire model, two operators. Never
 * knows another channel nor the store.
 *
 * <h2>Assumptions</h2>
 *
 * What is published is the v3 Postman collection (one request per kind of publication, no answers), the pages of the
 * operator's documentation, and the complete description of version 2.1. Everything that this package takes for granted
 * beyond those files stands in {@link eu.briefwissel.channel.ebox.EboxAssumptions}, and nowhere else.
 */
@NullMarked
package eu.briefwissel.channel.ebox;

import org.jspecify.annotations.NullMarked;
