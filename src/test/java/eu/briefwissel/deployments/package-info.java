/**
 * The manifests of {@code deployments/knative} and the images of {@code deployments/images}, judged without a cluster: against
 * typed models of their API versions, against one another, and against the program that they run.
 */
@NullMarked
package eu.briefwissel.deployments;

import org.jspecify.annotations.NullMarked;
