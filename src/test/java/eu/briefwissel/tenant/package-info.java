@NullMarked
package eu.briefwissel.tenant;

import org.jspecify.annotations.NullMarked;
