package eu.briefwissel.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The certificate and key that stand in for a sender's PKIoverheid certificate: RSA-2048, self-signed, made once by the JDK's keytool.
 */
record SigningKey(Certificate certificate, PrivateKey privateKey) {
    private static final String ALIAS = "pki";
    private static final String PASSWORD_VARIABLE = "SANDBOX_KEY_STORE";
    private static final String OIN = "00000001999990000000";

    /** The holder's KBO number, from the range not given out, as all of the sandbox. */
    static final String ENTERPRISE = "1999800005";

    /** Whose certificate: each operator knows the sender by one of its own. */
    enum Holder {
        /** In place of one of PKIoverheid. */
        PKIOVERHEID(
                "pki.p12",
                "CN=gemeente-voorbeeld.example, SERIALNUMBER=" + OIN
                        + ", OU=not PKIoverheid, O=Gemeente Voorbeeld, C=NL"),
        /** As RSZ wants one (x509 certificate): the enterprise number as a unit. */
        RSZ(
                "rsz.p12",
                "CN=urn:briefwissel:sandbox, OU=urn:be:fgov:kbo-bce:organization:cbe-number:" + ENTERPRISE
                        + ", O=Gemeente Voorbeeld, C=BE");

        private final String file;
        private final String subject;

        Holder(String file, String subject) {
            this.file = file;
            this.subject = subject;
        }
    }

    /** The key kept in the directory, made now where there is none; one for the life of the JVM where there is no directory. */
    static SigningKey open(@Nullable Path directory, String password, Holder holder) throws IOException {
        return directory == null ? InMemory.of(holder) : openIn(directory, password, holder);
    }

    /** The certificate as PEM. */
    String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException unencodable) {
            throw new IllegalStateException("the sandbox's certificate cannot be encoded", unencodable);
        }
    }

    /** The private key as PEM, PKCS#8. */
    String keyPem() {
        return pem("PRIVATE KEY", privateKey.getEncoded());
    }

    /** The number by which the sender is known: that in the certificate. */
    String oin() {
        return OIN;
    }

    PublicKey publicKey() {
        return certificate.getPublicKey();
    }

    @Override
    public String toString() {
        return "SigningKey[…]";
    }

    private static SigningKey openIn(Path directory, String password, Holder holder) throws IOException {
        var file = directory.resolve(holder.file);
        if (!Files.exists(file)) {
            make(file, password, holder.subject);
        }
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return new SigningKey(
                    store.getCertificate(ALIAS), (PrivateKey) store.getKey(ALIAS, password.toCharArray()));
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(
                    "the sandbox's key store does not open; remove its directory to make another", unreadable);
        }
    }

    private static void make(Path file, String password, String subject) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var command = new ProcessBuilder(List.of(
                keytool,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-sigalg",
                "SHA256withRSA",
                "-validity",
                "3650",
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                unfinished.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE));
        command.environment().put(PASSWORD_VARIABLE, password);
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            var status = command.start().waitFor();
            if (status != 0) {
                throw new IOException("keytool could not make the sandbox's key: status " + status);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the sandbox's key was made", stopped);
        }
        var made = unfinished.toFile(); // readable by its owner only, wherever the file system knows owners
        if (!made.setReadable(false, false) || !made.setReadable(true, true)) {
            throw new IOException("the sandbox's key cannot be kept from others");
        }
        Files.move(unfinished, file);
    }

    private static String pem(String what, byte[] der) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    /** Each made once, at its first use: it takes keytool about a second. */
    private static final class InMemory {
        private static final Map<Holder, SigningKey> KEYS = new ConcurrentHashMap<>();

        static SigningKey of(Holder holder) {
            return KEYS.computeIfAbsent(holder, InMemory::make);
        }

        private static SigningKey make(Holder holder) {
            try {
                var directory = Files.createTempDirectory("sandbox-key");
                try {
                    return openIn(directory, "of no account", holder);
                } finally {
                    Files.deleteIfExists(directory.resolve(holder.file));
                    Files.deleteIfExists(directory);
                }
            } catch (IOException unmade) {
                throw new UncheckedIOException("the sandbox cannot make its key", unmade);
            }
        }
    }
}
