package eu.briefwissel.sandbox.berichtenbox;

import eu.briefwissel.sandbox.event.Teller;
import eu.briefwissel.sandbox.ledger.Ledger;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.recipient.Fate;
import eu.briefwissel.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the sender, by its webhooks, that a message was read and what was replied (the seed, "BBK 1.7"). */
final class Webhooks implements Teller {
    private static final String READ = "/api/webhook/berichtenbox/read";
    private static final String REPLY = "/api/webhook/berichtenbox/reply";

    private final PostSigned post;
    private final Ledger ledger;
    private final InstantSource clock;

    Webhooks(PostSigned post, Ledger ledger, InstantSource clock) {
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public boolean ready() {
        return post.hasTarget();
    }

    @Override
    public boolean tell(Slot slot) {
        var taken = slot.taken().orElseThrow();
        var arrived = tell(taken);
        if (arrived) {
            ledger.told(slot);
        }
        return arrived;
    }

    private boolean tell(Taken taken) {
        var fate = taken.addressee().fate();
        var times = fate == Fate.READ_THRICE ? 3 : 1;
        var read = read(taken);
        var arrived = true;
        for (var i = 0; i < times && arrived; i++) {
            arrived = post.untilTaken(READ, read);
        }
        return arrived && (fate != Fate.REPLIES || post.untilTaken(REPLY, reply(taken)));
    }

    private String read(Taken taken) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Json.write(Map.of("logiusMessageId", taken.ids().foreign(), "readAt", at.toString()));
    }

    private static String reply(Taken taken) {
        var pdf = SmallPdf.of("Mijn antwoord");
        var file = Map.of(
                "filename",
                "antwoord.pdf",
                "mime",
                "application/pdf",
                "sizeBytes",
                pdf.length,
                "contentBase64",
                Base64.getEncoder().encodeToString(pdf));
        return Json.write(Map.of(
                // The vendor's code finds the parent by the sender's own messageId, unlike the read event.
                "parentMessageId", taken.ids().wire(),
                "logiusReplyId", replyId(taken),
                "bodyText", "Bedankt voor uw bericht. Mijn antwoord staat in de bijlage.",
                "attachments", List.of(file)));
    }

    /** The same id for the same message, however often it is told. */
    private static String replyId(Taken taken) {
        return UUID.nameUUIDFromBytes(("reply to " + taken.ids().foreign()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
