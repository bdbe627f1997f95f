/**
 * CloudEvents, as a Knative broker, a KafkaSource and a PingSource send them: wake-ups and timers, translated into work
 * that is taken up. Reachable within the cluster only; what stands in an event names a stage and nothing else.
 */
@NullMarked
package eu.briefwissel.function.event;

import org.jspecify.annotations.NullMarked;
