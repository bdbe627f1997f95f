package eu.briefwissel.ingest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A submission's JSON, field by field, to be made good or bad. */
record Submission(Map<String, String> fields) {

    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+) x}");

    /** One that breaks no rule. */
    static Submission good() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("reference", "\"Z-2026-000123\"");
        fields.put("recipient", "{\"bsn\":\"999993653\"}");
        fields.put("language", "\"nl\"");
        fields.put("messageType", "\"besluit\"");
        fields.put("subject", "\"Besluit op uw aanvraag\"");
        fields.put("body", "\"<p>Uw aanvraag is toegewezen.</p>\"");
        return new Submission(fields);
    }

    /**
     * The same with another value for a field, as JSON; {@code -} leaves it out, {@code {101 x}} stands for as many
     * letters, {@code {png}} for a picture in base64, {@code {7 files}} for as many attachments.
     */
    Submission with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        if (value.equals("-")) {
            changed.remove(field);
        } else {
            changed.put(field, filled(value));
        }
        return new Submission(changed);
    }

    byte[] json() {
        return fields.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String filled(String value) {
        String files = IntStream.range(0, 7)
                .mapToObj(i -> "{\"name\":\"%d.png\",\"mediaType\":\"image/png\",\"content\":\"{png}\"}".formatted(i))
                .collect(Collectors.joining(","));
        String letters = REPEATED.matcher(value).replaceAll(m -> "x".repeat(Integer.parseInt(m.group(1))));
        return letters.replace("{7 files}", files).replace("{png}", png());
    }

    static String png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
