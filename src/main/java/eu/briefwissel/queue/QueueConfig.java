package eu.briefwissel.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How wake-ups travel. */
@ConfigMapping(prefix = "briefwissel.queue")
public interface QueueConfig {

    /** {@code briefwissel.queue} itself. */
    @WithParentName
    @WithDefault("postgres")
    Carrier carrier();

    Sqs sqs();

    Broker broker();

    /** By what. */
    enum Carrier {
        /** NOTIFY of the database that has the rows: nothing else is needed. */
        POSTGRES,
        /** Amazon SQS. */
        SQS,
        /** CloudEvents over HTTP, to a Knative broker or whatever else takes them. */
        BROKER
    }

    /** A standard queue with a queue of dead letters; the region and the credentials are those of the environment. */
    interface Sqs {

        /** Needed with {@code sqs}. */
        Optional<URI> url();

        /** The queue that wakes the function document, where there is one; else it is not woken by SQS. */
        Optional<URI> documentUrl();
    }

    /** Where CloudEvents are sent. */
    interface Broker {

        /** Needed with {@code broker}, unless Knative says it: a SinkBinding sets {@code K_SINK}. */
        @WithDefault("${K_SINK:}")
        Optional<URI> url();

        /** The longest one sending lasts. */
        @WithDefault("5s")
        Duration timeout();
    }
}
