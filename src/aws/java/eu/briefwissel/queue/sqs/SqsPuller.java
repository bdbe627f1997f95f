package eu.briefwissel.queue.sqs;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.queue.WakeUpText;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes wake-ups out of the queue, one thread, long polls. A message is deleted after the work was looked at, never before:
 * where the process dies in between it comes again, and one that is no wake-up comes again until it is a dead letter.
 *
 * <p>Visibility is not prolonged: where it runs out while the work is under way, the message comes again and finds leases.
 */
final class SqsPuller {

    private static final Logger LOG = Logger.getLogger(SqsPuller.class);

    /** The most that SQS hands out at a time. */
    private static final int MOST_MESSAGES = 10;

    /** The longest that SQS waits for one. */
    private static final int LONGEST_POLL_SECONDS = 20;

    /** Longer than any batch; what it did not see by then comes again. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final long PAUSE_SECONDS = 2;

    private final SqsClient sqs;
    private final String url;
    private final Function<Stage, Uni<Void>> listener;
    private final CountDownLatch stopped = new CountDownLatch(1);

    SqsPuller(SqsClient sqs, String url, Function<Stage, Uni<Void>> listener) {
        this.sqs = sqs;
        this.url = url;
        this.listener = listener;
    }

    void start() {
        Thread.ofPlatform().name("sqs-wake-ups").daemon().start(this::pull);
    }

    void stop() {
        stopped.countDown();
    }

    private void pull() {
        try {
            boolean isStopped = false;
            while (!isStopped) {
                isStopped = stopped.await(batch() ? 0 : PAUSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all went well, so that no pause is needed. */
    private boolean batch() {
        try {
            List<Message> messages = sqs.receiveMessage(poll -> poll.queueUrl(url)
                            .maxNumberOfMessages(MOST_MESSAGES)
                            .waitTimeSeconds(LONGEST_POLL_SECONDS))
                    .messages();
            List<Message> wakeUps =
                    messages.stream().filter(SqsPuller::isUnderstood).toList();
            if (!wakeUps.isEmpty()) {
                look(wakeUps);
                delete(wakeUps);
            }
            return true;
        } catch (SdkException | IllegalStateException failure) {
            if (stopped.getCount() > 0) {
                LOG.warnf("wake-ups not taken out of the queue, polling goes on: %s", failure);
            }
            return false;
        }
    }

    private void look(List<Message> wakeUps) {
        Set<Stage> stages = wakeUps.stream()
                .flatMap(message -> WakeUpText.read(message.body()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        try {
            Uni.join()
                    .all(stages.stream().map(listener).toList())
                    .andCollectFailures()
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException failure) {
            throw new IllegalStateException("the work could not be looked at", failure);
        }
    }

    private void delete(List<Message> wakeUps) {
        sqs.deleteMessageBatch(batch -> batch.queueUrl(url)
                .entries(wakeUps.stream().map(SqsPuller::entry).toList()));
    }

    private static DeleteMessageBatchRequestEntry entry(Message message) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(Objects.requireNonNull(message.messageId()))
                .receiptHandle(message.receiptHandle())
                .build();
    }

    private static boolean isUnderstood(Message message) {
        boolean isUnderstood = WakeUpText.read(message.body()).isPresent();
        if (!isUnderstood) {
            LOG.errorf("no wake-up, left to become a dead letter: message=%s", message.messageId());
        }
        return isUnderstood;
    }
}
