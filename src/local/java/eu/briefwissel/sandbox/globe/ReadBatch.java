package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.globe.GlobeLetter.Attachment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a batch, as much of it as there is: an invalid one too, so that its result can name it. */
final class ReadBatch implements Leaves {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> batch = new HashMap<>();
    private final List<GlobeLetter> letters = new ArrayList<>();
    private Map<String, String> letter = new HashMap<>();
    private List<Attachment> attachments = new ArrayList<>();
    private byte[] content = new byte[0];
    private boolean inLetter;

    private ReadBatch() {}

    static GlobeBatch read(byte[] xml) {
        var reading = new ReadBatch();
        var _ = Leaves.walk(xml, reading);
        return new GlobeBatch(
                reading.batch.getOrDefault("BatchID", ""),
                reading.batch.getOrDefault("AanmaakDatum", ""),
                reading.batch.getOrDefault("BerichtLeverancierID", ""),
                reading.letters,
                OfficialSchema.BATCH.brokenRule(xml).orElse(""));
    }

    @Override
    public void begins(String name) {
        if (name.equals("Bericht")) {
            inLetter = true;
            letter = new HashMap<>();
            attachments = new ArrayList<>();
        }
    }

    @Override
    public void ends(String name, @Nullable String text) {
        switch (name) {
            case "Bericht" -> {
                letters.add(letter());
                inLetter = false;
            }
            case "Bijlage" ->
                attachments.add(new Attachment(
                        letter.getOrDefault("Omschrijving", ""), content.length, isPdf(content), sha256(content)));
            case "Inhoud" -> content = Base64.getMimeDecoder().decode(text == null ? "" : text);
            default -> {
                if (text != null) {
                    (inLetter ? letter : batch).put(name, text);
                }
            }
        }
    }

    private GlobeLetter letter() {
        return new GlobeLetter(
                letter.getOrDefault("BatchID", ""),
                letter.getOrDefault("BerichtID", ""),
                letter.getOrDefault("BerichtType", ""),
                letter.getOrDefault("PublicatieDatum", ""),
                letter.getOrDefault("Onderwerp", ""),
                letter.getOrDefault("BerichtTekst", ""),
                letter.getOrDefault("GebruikerID", ""),
                attachments);
    }

    private static boolean isPdf(byte[] content) {
        return Arrays.equals(content, 0, Math.min(PDF.length, content.length), PDF, 0, PDF.length);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-256", missing);
        }
    }
}
