/**
 * The Message Registry of the e-Box federation, versions 3 and 2.1: publishing and asking for the read status, for eBox Citizen and eBox
 * Enterprise alike. What is not published (statuses beyond the documented ones) is decided in
 * {@link eu.briefwissel.sandbox.ebox.StatusMessages} alone. No other operator is known here.
 */
@NullMarked
package eu.briefwissel.sandbox.ebox;

import org.jspecify.annotations.NullMarked;
