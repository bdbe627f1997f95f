package eu.briefwissel.packaged;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function.zip as Lambda unpacks it, and how its runtime starts it: {@code provided.al2023} the file {@code bootstrap}, a Java
 * runtime its handler in AWS' runtime interface client. The zip is the one that the system property {@value #PROPERTY} names, and
 * the JVM's where it names none.
 */
record LambdaZip(Path zip, Path unpacked) {

    private static final String PROPERTY = "briefwissel.packaged.lambda";
    private static final String OF_THE_JVM = "target/lambda/function.zip";
    private static final String HANDLER = "eu.briefwissel.function.lambda.OnJvm::handleRequest";

    private static final String SIGNER = "libbriefwissel-signer.so";

    /** Where AWS' client finds its library. Unset, it unpacks it to one place, under the feet of whoever loads it just then. */
    private static final String JNI = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    static Path chosen() {
        return Path.of(System.getProperty(PROPERTY, OF_THE_JVM)).toAbsolutePath();
    }

    /** The zip of the function document, always the JVM's. */
    static Path ofDocument() {
        return Path.of("target/document-lambda/function.zip").toAbsolutePath();
    }

    static LambdaZip unpack(Path zip, Path task) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                Path target = task.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (var content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
            Path bootstrap = task.resolve("bootstrap");
            if (Files.exists(bootstrap) && !bootstrap.toFile().setExecutable(true)) {
                throw new IllegalStateException("not executable: " + bootstrap);
            }
            LambdaZip unpacked = new LambdaZip(zip, task);
            if (!unpacked.isNative()) {
                unpacked.unpackJni();
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isNative() {
        return Files.exists(unpacked.resolve("bootstrap"));
    }

    String handler() {
        return isNative() ? "bootstrap" : HANDLER;
    }

    List<String> command() {
        if (isNative()) {
            return List.of(unpacked.resolve("bootstrap").toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-D" + JNI + "=" + jni(),
                "-cp",
                runtime(),
                AWSLambda.class.getName(),
                HANDLER);
    }

    private Path jni() {
        return unpacked.resolveSibling(unpacked.getFileName() + "-jni.so");
    }

    private void unpackJni() throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        try (var library = AWSLambda.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + machine + ".so")) {
            Files.copy(Objects.requireNonNull(library), jni());
        }
    }

    /** What lies in {@code /var/runtime/lib}; everything else comes out of the zip. */
    private static String runtime() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(LambdaZip::jar)
                .collect(Collectors.joining(":"));
    }

    private static String jar(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The binary, where there is one, and the library that signs, where it was built. */
    List<Path> machineCode() {
        return Stream.of("bootstrap", SIGNER)
                .map(unpacked::resolve)
                .filter(Files::exists)
                .toList();
    }

    boolean hasSigner() {
        return Files.exists(unpacked.resolve(SIGNER));
    }
}
