/**
 * Tenants: who they are, which role a caller has, and the settings that hold their credentials and policies. Values only;
 * how they are stored is the store's affair.
 */
@NullMarked
package eu.briefwissel.tenant;

import org.jspecify.annotations.NullMarked;
