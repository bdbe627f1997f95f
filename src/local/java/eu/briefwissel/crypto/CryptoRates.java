package eu.briefwissel.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How often a second one thread seals, opens, makes codes and signs, on the JVM or in a native image; here because it measures
 * what only this package sees.
 */
public final class CryptoRates {

    /** A message and its envelope. */
    private static final int BYTES = 1_500;

    private static final int CONTEXT_BYTES = 40;
    private static final long NANOS = 1_500_000_000L;

    /** So short that another process seldom falls into it; the quickest counts. */
    private static final long TURN = 1_500_000L;

    private static final int MOST_A_TURN = 1 << 16;

    private final Map<String, Double> rates = new LinkedHashMap<>();

    private CryptoRates() {}

    /**
     * Measures all of it.
     *
     * @param arguments the library; then a name, the file of a private key and that of its certificate, any number of times
     * @return by name; 0 for who computes, which is a name only
     */
    public static Map<String, Double> measure(String... arguments) throws IOException {
        var rates = new CryptoRates();
        var signers = Signers.load(Path.of(arguments[0]));
        rates.rates.put("signer=" + signers.provider() + " sealing=" + Sealing.provider(), 0.0);
        rates.symmetric(new SecureRandom());
        for (int i = 1; i + 2 < arguments.length; i += 3) {
            var signer = signers.parse(
                    Files.readString(Path.of(arguments[i + 1])), Files.readString(Path.of(arguments[i + 2])));
            rates.measure(arguments[i], () -> signer.sign(new byte[BYTES]).getBytes(StandardCharsets.US_ASCII));
        }
        return rates.rates;
    }

    private void symmetric(SecureRandom random) {
        var key = SecretKeyBytes.generate(random);
        var plain = new byte[BYTES];
        var context = new byte[CONTEXT_BYTES];
        var first = new byte[AesGcm.NONCE_BYTES];
        var nonces = new AtomicLong();
        var sealer = new Sealer(key, random);
        var sealed = sealer.seal(plain, context);
        var mac = new BodyMac(key);
        try (var cipher = AesGcm.under(key)) {
            var text = cipher.seal(first, context, plain, 0);
            measure("AES-GCM seals, one key", () -> cipher.seal(nonce(nonces.incrementAndGet()), context, plain, 0));
            measure("AES-GCM opens, one key", () -> cipher.open(first, context, text, 0));
        }
        var content = new byte[SealedSegments.PLAIN_BYTES];
        var segments = new SealedSegments(key, context);
        measure("segments of 64 KiB sealed", () -> segments.sealer(random).next(content, true));
        measure("values sealed, key and nonce included", () -> sealer.seal(plain, context));
        measure("values opened, key included", () -> sealer.open(sealed, context));
        measure("HMAC-SHA256", () -> mac.of(plain));
    }

    private static byte[] nonce(long number) {
        return ByteBuffer.allocate(AesGcm.NONCE_BYTES).putLong(number).array();
    }

    private void measure(String name, Supplier<byte[]> work) {
        double best = 0;
        int times = 1;
        for (long until = System.nanoTime() + NANOS; System.nanoTime() < until; ) {
            long nanos = nanos(work, times);
            if (nanos < TURN && times < MOST_A_TURN) {
                times *= 2;
            } else {
                best = Math.max(best, times * 1e9 / nanos);
            }
        }
        rates.put(name, best);
    }

    private static long nanos(Supplier<byte[]> work, int times) {
        long before = System.nanoTime();
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            bytes += work.get().length;
        }
        return bytes > 0 ? System.nanoTime() - before : 1; // asked for, or a compiler could leave the work out
    }
}
