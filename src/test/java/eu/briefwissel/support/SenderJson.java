package eu.briefwissel.support;

import eu.briefwissel.channel.TestKeys;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** A sender's JSON, field by field, to be made good or bad. */
public record SenderJson(Map<String, String> fields) {

    /** One that breaks no rule: it was given decisions, under the type {@code besluit}, at the sandbox's operators. */
    public static SenderJson good() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", "\"1999800005\"");
        fields.put("displayName", "{\"nl\": \"Burgerzaken\", \"fr\": \"Affaires civiles\"}");
        fields.put("applications", """
                [{"name": "loket",
                  "operatorIds": {"ebox-citizen": "briefwissel.sandbox", "ebox-enterprise": "briefwissel.sandbox"},
                  "messageTypes": [{"type": "besluit", "category": "decision",
                    "operatorIds": {"ebox-citizen": "Sandbox-ebox-citizen", "ebox-enterprise": "Sandbox-ebox-enterprise"}}]}]
                """);
        return new SenderJson(fields);
    }

    /** The same with another value for a field, as JSON. */
    public SenderJson with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new SenderJson(changed);
    }

    public String json() {
        return fields.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A picture of as many pixels a side, in base64. */
    public static String png(int side) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Of the enterprise 1999800005. */
    public static String certificate() {
        return TestKeys.enterpriseCertificatePem();
    }

    public static Map<String, String> rszCertificate() {
        return Map.of("ebox_enterprise.pki_cert", certificate());
    }
}
