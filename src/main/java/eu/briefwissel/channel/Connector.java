package eu.briefwissel.channel;

import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.document.DocumentTerms;
import eu.briefwissel.tenant.Finding;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Speaks one channel's dialect. Expected outcomes are values: a {@link Uni} of these methods fails only for a bug or for a
 * missing setting ({@link eu.briefwissel.tenant.SettingMissing}). Every call ends within the connector's configured
 * time-out. May be called from many threads, and does not block them.
 */
public interface Connector {

    /** The one channel it speaks to. */
    ChannelName channel();

    /** Whether it is the one that speaks to the channel for this tenant; a channel may have several dialects. */
    default boolean speaksFor(Settings settings) {
        return true;
    }

    /**
     * What tells it, called by these settings, from the channel's other connectors, and from the operator's other environments:
     * none of them recognises what went by another.
     */
    default String dialect(Settings settings) {
        return channel().wireName();
    }

    Capabilities capabilities();

    /**
     * What of a message the channel would not take, or not show as it is: all of it, so that it can be refused when it comes
     * in. Nothing is called.
     */
    default List<Objection> objections(Message message, Settings settings) {
        return List.of();
    }

    /** What the channel wants of PDFs that only a look into them can tell. Nothing is called. */
    default DocumentTerms documentTerms(Settings settings) {
        return DocumentTerms.USUAL;
    }

    /** Whether it carries registered mail for this tenant: not unless it says so. Nothing is called. */
    default boolean takesRegistered(Settings settings) {
        return false;
    }

    /**
     * Asks whether the recipient can be reached now. {@link Reach.NotToldBeforehand} from channels that only tell on
     * arrival, without any call.
     */
    Uni<Reach> reach(Addressee addressee, Settings settings);

    /** Whether this tenant asks it who has a mailbox before anything is handed over. */
    default boolean knowsBeforehand(Settings settings) {
        return capabilities().knowsBeforehand();
    }

    /** How many questions of {@link #reach}, asked at the same time, it asks the channel in one call, at most. */
    default int reachTogether() {
        return 1;
    }

    /**
     * What, beside the recipient, {@link #reach} depends on: answers for one are not answers for the other. Empty where it
     * depends on the recipient alone.
     */
    default String reachWithin(String messageType, Settings settings) {
        return "";
    }

    /** For how long an answer of {@link #reach} may count, whatever an installation would like; empty where nobody says. */
    default Optional<Duration> reachHolds() {
        return Optional.empty();
    }

    /**
     * Hands the letter over: one try, save that a token refused as expired (401) is renewed once. A call that broke off
     * after its first byte may have left is {@link Handover.Unknown}; {@link Handover.TryLater} is for what was certainly
     * not taken.
     */
    Uni<Handover> handOver(Letter letter, Settings settings);

    /**
     * Asks in bulk what became of messages; events that were told before may be told again. A failure of the channel is an
     * empty answer: it will be asked again. Channels whose reading is not {@link Capabilities.Reading#PULLED} are not asked.
     *
     * @param outstanding at most {@link #pollLimit()} of them, all of this tenant
     */
    default Uni<List<MailboxEvent>> poll(List<Outstanding> outstanding, Settings settings) {
        return Uni.createFrom().item(List.of());
    }

    /**
     * Until when the certificate is valid that this tenant's calls are signed with; empty where none is set, or none can be
     * read. Nothing is called.
     */
    default Optional<Instant> credentialsEnd(Settings settings) {
        return Optional.empty();
    }

    /**
     * Looks at the tenant's account without sending anything; empty for channels that have none. Fails for a bug only: what does
     * not work is a {@link Finding}.
     */
    default Uni<List<Finding>> check(Settings settings) {
        return Uni.createFrom().item(List.of());
    }

    /** How many messages one {@link #poll} may ask about. */
    default int pollLimit() {
        return 1;
    }
}
