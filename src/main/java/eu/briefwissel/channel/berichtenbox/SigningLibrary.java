package eu.briefwissel.channel.berichtenbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the library that signs with OpenSSL: beside the native binary, beside the jar, or where Lambda unpacks us. */
final class SigningLibrary {

    static final String NAME = "libbriefwissel-signer.so";

    private SigningLibrary() {}

    static Optional<Path> besideTheProgram() {
        return Stream.of(executable(), jar(), Optional.ofNullable(System.getenv("LAMBDA_TASK_ROOT")))
                .flatMap(Optional::stream)
                .map(directory -> Path.of(directory).resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<String> executable() {
        return ProcessHandle.current().info().command().flatMap(SigningLibrary::directory);
    }

    /** {@code java -jar} names it in the class path, alone. */
    private static Optional<String> jar() {
        return Optional.ofNullable(System.getProperty("java.class.path"))
                .filter(path -> path.endsWith(".jar"))
                .flatMap(SigningLibrary::directory);
    }

    private static Optional<String> directory(String file) {
        return Optional.ofNullable(Path.of(file).toAbsolutePath().getParent()).map(Path::toString);
    }
}
