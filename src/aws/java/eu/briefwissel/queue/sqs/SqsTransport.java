package eu.briefwissel.queue.sqs;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.queue.QueueConfig;
import eu.briefwissel.queue.QueueNotUsable;
import eu.briefwissel.queue.Transport;
import eu.briefwissel.queue.WakeUpText;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Wake-ups by SQS: a message is the name of a stage. On Lambda the event source mapping takes them out of the queue; a
 * process that lives on takes them out itself.
 */
@ApplicationScoped
class SqsTransport implements Transport {

    /** Each message is an invocation somewhere, and is paid for. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** SQS, "Common errors", by the protocol of JSON and by the one of before. */
    private static final String NOT_PERMITTED = "AccessDenied";

    private final Supplier<SqsClient> client;
    private final QueueConfig config;
    private final AtomicReference<@Nullable SqsPuller> puller = new AtomicReference<>();
    private final AtomicReference<@Nullable SqsPuller> documentPuller = new AtomicReference<>();

    @Inject
    SqsTransport(Instance<SqsClient> client, QueueConfig config) {
        this(client::get, config);
    }

    /** The client is made where it is needed first: most processes have none. */
    SqsTransport(Supplier<SqsClient> client, QueueConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public QueueConfig.Carrier carrier() {
        return QueueConfig.Carrier.SQS;
    }

    @Override
    public void open() {
        url();
    }

    /** Who may only send is refused the question; that is an answer, too. A signature that is refused is none: nothing would be sent. */
    @Override
    public Uni<Void> reach() {
        return Uni.createFrom()
                .item(() -> client.get()
                        .getQueueAttributes(
                                about -> about.queueUrl(url()).attributeNames(QueueAttributeName.QUEUE_ARN)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof SqsException e && isNotPermitted(e))
                .recoverWithNull();
    }

    @Override
    public Uni<Void> send(Stage stage) {
        return Uni.createFrom()
                .item(() -> client.get()
                        .sendMessage(message -> message.queueUrl(urlFor(stage)).messageBody(WakeUpText.of(stage))))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }

    /** Only where the stages that travel are this process's own: who takes a message out has to see to it. */
    @Override
    public void listen(Set<Stage> stages, Function<Stage, Uni<Void>> listener) {
        if (stages.containsAll(WakeUpText.TRAVELLING)) {
            pull(puller, url(), listener);
        }
        if (stages.containsAll(WakeUpText.OF_DOCUMENTS)) {
            config.sqs().documentUrl().ifPresent(url -> pull(documentPuller, url.toString(), listener));
        }
    }

    private void pull(AtomicReference<@Nullable SqsPuller> running, String queue, Function<Stage, Uni<Void>> listener) {
        SqsPuller started = new SqsPuller(client.get(), queue, listener);
        if (running.compareAndSet(null, started)) {
            started.start();
        }
    }

    @Override
    public boolean carries(Stage stage) {
        return WakeUpText.TRAVELLING.contains(stage)
                || (WakeUpText.OF_DOCUMENTS.contains(stage)
                        && config.sqs().documentUrl().isPresent());
    }

    @Override
    public Duration gathering() {
        return GATHERING;
    }

    void onStop(@Observes ShutdownEvent event) {
        stop(puller.get());
        stop(documentPuller.get());
    }

    private static void stop(@Nullable SqsPuller running) {
        if (running != null) {
            running.stop();
        }
    }

    private static boolean isNotPermitted(SqsException refused) {
        return refused.awsErrorDetails() != null
                && refused.awsErrorDetails().errorCode() != null
                && refused.awsErrorDetails().errorCode().startsWith(NOT_PERMITTED);
    }

    private String urlFor(Stage stage) {
        return WakeUpText.OF_DOCUMENTS.contains(stage)
                ? config.sqs().documentUrl().map(URI::toString).orElseGet(this::url)
                : url();
    }

    private String url() {
        return config.sqs()
                .url()
                .orElseThrow(() -> new QueueNotUsable("briefwissel.queue=sqs needs briefwissel.queue.sqs.url"))
                .toString();
    }
}
