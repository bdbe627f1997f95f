package eu.briefwissel.channel;

import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.document.AttachmentType;
import eu.briefwissel.document.DeepCheck;
import eu.briefwissel.document.DocumentReport;
import eu.briefwissel.document.DocumentTerms;
import eu.briefwissel.document.Looked;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has all documents of a message looked into, one after the other, by what the channels of its route want. */
@ApplicationScoped
public class LookIntoDocuments {

    private final Instance<DeepCheck> checks;
    private final Instance<RoomToLook> room;
    private final Connectors connectors;

    LookIntoDocuments(@Any Instance<DeepCheck> checks, @Any Instance<RoomToLook> room, Connectors connectors) {
        this.checks = checks;
        this.room = room;
        this.connectors = connectors;
    }

    /** Whether this program can look into documents; most cannot. */
    public boolean isBuiltIn() {
        return checks.isResolvable();
    }

    /** Whether there is anything in them that a look could tell. */
    public static boolean isWorthIt(List<Attachment> documents) {
        return documents.stream().anyMatch(LookIntoDocuments::isPdf);
    }

    /** What was found; fails with {@link eu.briefwissel.document.LookBroke}. Only where it {@link #isBuiltIn}. */
    public Uni<DocumentReport> report(List<Attachment> documents, Route route, Settings settings) {
        Map<ChannelName, DocumentTerms> terms = route.channels().stream()
                .collect(Collectors.toMap(
                        channel -> channel,
                        channel -> connectors.of(channel, settings).documentTerms(settings)));
        boolean asPdfa = terms.values().stream().anyMatch(one -> one.refuse(PdfRule.PDFA));
        List<Looked> looked = new ArrayList<>();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int i = 0; i < documents.size(); i++) {
            int position = i;
            Attachment one = documents.get(i);
            all = all.chain(() -> look(one, asPdfa)
                    .invoke(look -> looked.add(new Looked(position, one.mediaType(), look)))
                    .replaceWithVoid());
        }
        return all.map(_ -> DocumentReport.of(looked, terms));
    }

    /** As {@link #report}, for somebody who waits for it, in the room that all looks share; empty where too many wait already. */
    public Uni<Optional<DocumentReport>> reportUnlessFull(List<Attachment> documents, Route route, Settings settings) {
        long bytes = documents.stream().mapToLong(one -> one.content().length).sum();
        return room.get().unlessFull(bytes, () -> report(documents, route, settings));
    }

    private Uni<PdfLook> look(Attachment one, boolean asPdfa) {
        return isPdf(one)
                ? Uni.createFrom().completionStage(() -> checks.get().look(one.content(), asPdfa))
                : Uni.createFrom().item(new PdfLook(0, List.of()));
    }

    private static boolean isPdf(Attachment one) {
        return one.mediaType().equals(AttachmentType.PDF.mediaType());
    }
}
