package eu.briefwissel.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.ChannelName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a look into a message's documents found, by the terms of the channels of its route. Kept and answered as JSON: only add to
 * it. Names rules and pages, never anything of a document or its name.
 */
@RegisterForReflection
@Schema(name = "DocumentReport", description = "What a look into the documents found; names nothing of their content")
public record DocumentReport(List<Document> documents, List<Channel> channels) {

    private static final int RULES_TOLD = 5;

    public DocumentReport {
        documents = List.copyOf(documents);
        channels = List.copyOf(channels);
    }

    /** One of the documents. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "InspectedDocument")
    public record Document(
            @Schema(description = "Its place among the attachments", examples = "/attachments/0")
            String field,

            String mediaType,

            @Schema(description = "How many pages a PDF has") @Nullable Integer pages,

            List<Finding> findings) {}

    /** A rule that a document breaks. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DocumentFinding")
    public record Finding(
            @Schema(examples = "pdf-font") String rule,

            @Schema(enumeration = {"refused", "warning"}) String weight,

            @Schema(description = "The channels that do not take the message because of it")
            List<String> refusedBy,

            @Schema(description = "The first page where it is; absent where it is about all of it") @Nullable Integer page,

            @Schema(description = "Clauses of a standard", examples = "6.2.11.4.1-1") @Nullable String detail,

            String sentence) {}

    /** A channel of the route. */
    @RegisterForReflection
    @Schema(name = "InspectedChannel")
    public record Channel(String channel, boolean takes, List<String> rules) {}

    /** The report. */
    public static DocumentReport of(List<Looked> looked, Map<ChannelName, DocumentTerms> terms) {
        Map<ChannelName, Set<String>> broken = new TreeMap<>();
        terms.keySet().forEach(channel -> broken.put(channel, new TreeSet<>()));
        List<Document> documents = new ArrayList<>();
        for (Looked one : looked) {
            List<Finding> findings = new ArrayList<>();
            one.look().findings().forEach(found -> findings.add(finding(found, terms, broken)));
            if (terms.values().stream().anyMatch(t -> one.look().pages() > t.mostPages())) {
                findings.add(tooMany(one.look().pages(), terms, broken));
            }
            boolean isPdf = one.mediaType().equals(AttachmentType.PDF.mediaType());
            documents.add(new Document(
                    "/attachments/" + one.position(),
                    one.mediaType(),
                    isPdf ? one.look().pages() : null,
                    List.copyOf(findings)));
        }
        return new DocumentReport(
                documents,
                broken.entrySet().stream()
                        .map(e ->
                                new Channel(e.getKey().wireName(), e.getValue().isEmpty(), List.copyOf(e.getValue())))
                        .toList());
    }

    private static Finding finding(
            PdfFinding found, Map<ChannelName, DocumentTerms> terms, Map<ChannelName, Set<String>> broken) {
        List<ChannelName> refusing = terms.entrySet().stream()
                .filter(e -> e.getValue().refuse(found.rule()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return finding(found, refusing, broken);
    }

    private static Finding tooMany(
            int pages, Map<ChannelName, DocumentTerms> terms, Map<ChannelName, Set<String>> broken) {
        List<ChannelName> refusing = terms.entrySet().stream()
                .filter(e -> pages > e.getValue().mostPages())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return finding(PdfFinding.ofDocument(PdfRule.PAGES), refusing, broken);
    }

    private static Finding finding(PdfFinding found, List<ChannelName> refusing, Map<ChannelName, Set<String>> broken) {
        refusing.forEach(channel -> broken.computeIfAbsent(channel, _ -> new TreeSet<>())
                .add(found.rule().code()));
        return new Finding(
                found.rule().code(),
                refusing.isEmpty() ? "warning" : "refused",
                refusing.stream().map(ChannelName::wireName).toList(),
                found.page() == 0 ? null : found.page(),
                found.detail().isEmpty() ? null : found.detail(),
                found.rule().sentence());
    }

    /** The channels that do not take it, each with the rules that are broken, as a fact's detail has them. */
    public Map<ChannelName, String> unfit() {
        return channels.stream()
                .filter(channel -> !channel.takes())
                .collect(Collectors.toMap(
                        channel -> ChannelName.named(channel.channel()).orElseThrow(),
                        channel -> told(channel.rules())));
    }

    /** In one line, as a fact's detail has it: how many documents and pages, and the rules that are broken. */
    public String summary() {
        int pages = documents.stream()
                .mapToInt(one -> one.pages() == null ? 0 : one.pages())
                .sum();
        List<String> rules = documents.stream()
                .flatMap(one -> one.findings().stream())
                .map(Finding::rule)
                .distinct()
                .sorted()
                .toList();
        String counts = "documents=" + documents.size() + ":pages=" + pages;
        return rules.isEmpty() ? counts : counts + ":" + told(rules);
    }

    private static String told(List<String> rules) {
        return rules.stream().limit(RULES_TOLD).collect(Collectors.joining(":"));
    }
}
