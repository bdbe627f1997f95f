package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import eu.briefwissel.sandbox.wire.MultipartForm;
import eu.briefwissel.sandbox.wire.MultipartForm.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The attachments of a publication, and the parts of the form that carry them.
 *
 * @param mainContents how many of them are the main content
 * @param digests SHA-256 of each in the order of the list, lower-case hex
 */
record EboxAttachments(int mainContents, List<String> digests) {
    static final String MESSAGE_PART = "messageToPublish";

    private static final String FILE_PART = "upfile[1-6]";
    private static final Set<String> DIGEST = Set.of("digestMethod", "digestValue");
    private static final Set<String> TITLE = Set.of("nl", "fr", "de");
    private static final int LONGEST_FILE_NAME = 80;
    // Message Registry 2.1, Attachment.mediaType
    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/pdf",
            "application/zip",
            "text/csv",
            "text/html",
            "text/plain",
            "text/xml",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.oasis.opendocument.graphics",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-powerpoint",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    EboxAttachments {
        digests = List.copyOf(digests);
    }

    static EboxAttachments read(RegistryVersion version, Fields message, MultipartForm form, Faults faults) {
        var named = new HashSet<String>();
        var digests = new ArrayList<String>();
        var main = 0;
        for (var attachment : message.objects("attachments", version.attachmentNames())) {
            main += attachment.truth(version.names().main()) ? 1 : 0;
            attachment.optionalTruth(version.names().signed());
            if (attachment.has("attachmentTitle")) {
                attachment.object("attachmentTitle", TITLE); // RSZ ignores it: the file name is shown
            }
            var name = attachment.text("httpPartName");
            faults.require(named.add(name), attachment.at("httpPartName"), "must not be named twice");
            var part = form.parts().get(name);
            if (name.matches(FILE_PART) && part != null) {
                digests.add(digest(attachment, name, part, faults));
            } else {
                faults.add(attachment.at("httpPartName"), "must name a part of the form, upfile1 to upfile6");
            }
        }
        form.parts().keySet().stream()
                .filter(name -> !name.equals(MESSAGE_PART) && !named.contains(name))
                .forEach(name -> faults.add("attachments", "must name every part of the form but " + MESSAGE_PART));
        return new EboxAttachments(main, digests);
    }

    private static String digest(Fields attachment, String name, Part part, Faults faults) {
        var fileName = part.fileName().orElse("");
        faults.require(!fileName.isBlank(), name, "must have a file name");
        faults.require(
                decoded(fileName).length() <= LONGEST_FILE_NAME,
                name,
                "must have a file name of 80 characters or fewer");
        faults.require(MEDIA_TYPES.contains(part.mediaType()), name, "must be of a media type that the registry takes");
        faults.require(part.bytes().length > 0, name, "must not be empty");
        var sha256 = sha256(part.bytes());
        if (attachment.has("digest")) {
            var declared = attachment.object("digest", DIGEST);
            faults.require(
                    declared.text("digestMethod").equals("sha_256"), declared.at("digestMethod"), "must be sha_256");
            // base64url as in RFC 4648, section 5, with or without padding
            var value = declared.text("digestValue").replaceAll("=+$", "");
            if (!value.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256))) {
                faults.add(StatusMessages.DIGEST_DO_NOT_MATCH, declared.at("digestValue"), "must be that of the file");
            }
        }
        return HexFormat.of().formatHex(sha256);
    }

    /** The name as shown: beyond ISO-8859-1 it comes through encodeURIComponent (Message Registry 3). */
    private static String decoded(String fileName) {
        try {
            return URLDecoder.decode(fileName.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return fileName;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-256", missing);
        }
    }
}
