package eu.briefwissel.ingest;

import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.document.AttachmentCheck;
import eu.briefwissel.document.AttachmentType;
import eu.briefwissel.document.AttachmentVerdict;
import eu.briefwissel.request.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks attachments by their bytes, not by what they claim. */
record CheckAttachments(Violations violations, CheckText texts) {

    static final int MOST = 6;

    /** BBK 1.7: 25 MB in all, before base64. */
    static final long MOST_BYTES = 25L << 20;

    private static final String FIELD = "/attachments";
    private static final int LONGEST_NAME = 80;

    List<Attachment> of(@Nullable List<SubmissionRequest.@Nullable Attachment> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST) {
            violations.add(FIELD, "count", "must be at most " + MOST);
            return List.of();
        }
        if (given.stream().mapToLong(CheckAttachments::size).sum() > MOST_BYTES) {
            violations.add(FIELD, "size", "must have at most 25 MB (26,214,400 bytes) in all");
            return List.of();
        }
        return checked(given);
    }

    private List<Attachment> checked(List<SubmissionRequest.@Nullable Attachment> given) {
        Set<String> names = new HashSet<>();
        List<Attachment> attachments = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            var one = given.get(i);
            if (one == null) {
                violations.add(FIELD + "/" + i, "required", "must be an object");
            } else {
                String name = name(FIELD + "/" + i + "/name", one.name(), names);
                content(FIELD + "/" + i, one)
                        .ifPresent(type -> attachments.add(
                                new Attachment(name, type.mediaType(), bytes(one), Boolean.TRUE.equals(one.signed()))));
            }
        }
        return attachments;
    }

    private String name(String field, @Nullable String given, Set<String> names) {
        String name = texts.required(field, given, LONGEST_NAME);
        if (name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
            violations.add(field, "file-name", "must be a file name without a path");
        } else if (given != null && !names.add(name.toLowerCase(Locale.ROOT))) {
            violations.add(
                    field, "unique", "must differ from the other attachments' names, also in more than capitals");
        }
        return name;
    }

    private Optional<AttachmentType> content(String at, SubmissionRequest.Attachment one) {
        Optional<AttachmentType> claimed = claimed(at + "/mediaType", one.mediaType());
        if (one.content() == null) {
            violations.add(at + "/content", "required", "is required");
            return Optional.empty();
        }
        return switch (AttachmentCheck.check(one.content())) {
            case AttachmentVerdict.Refused(var rule) -> {
                violations.add(at + "/content", rule.code(), rule.sentence());
                yield Optional.empty();
            }
            case AttachmentVerdict.Accepted(AttachmentType type, int _) -> {
                claimed.filter(c -> c != type)
                        .ifPresent(_ -> violations.add(
                                at + "/mediaType",
                                "media-type-mismatch",
                                "is not what the bytes are: " + type.mediaType()));
                yield Optional.of(type);
            }
        };
    }

    private Optional<AttachmentType> claimed(String field, @Nullable String mediaType) {
        Optional<AttachmentType> claimed = Optional.ofNullable(mediaType).flatMap(AttachmentType::claimed);
        if (mediaType == null) {
            violations.add(field, "required", "is required");
        } else if (claimed.isEmpty()) {
            violations.add(field, "media-type", "must be application/pdf, image/png or image/jpeg");
        }
        return claimed;
    }

    private static byte[] bytes(SubmissionRequest.@Nullable Attachment one) {
        return one == null || one.content() == null ? new byte[0] : one.content();
    }

    private static long size(SubmissionRequest.@Nullable Attachment one) {
        return bytes(one).length;
    }
}
