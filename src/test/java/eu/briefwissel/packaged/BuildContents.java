package eu.briefwissel.packaged;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is searched for in a build: in the names of all that its archives hold, archives within archives included, and in the
 * class names that a native binary holds for reflection, stack traces and logs.
 */
final class BuildContents {

    private static final String MACHINE_CODE = "\177ELF";

    private final Map<String, String> soughtByName;
    private final Set<String> found = new TreeSet<>();

    private BuildContents(Map<String, String> soughtByName) {
        this.soughtByName = soughtByName;
    }

    /**
     * Which are in there.
     *
     * @param build a directory, an archive or a binary
     * @param sought by what each is called, how the path of a file or class of it begins, such as {@code org/flywaydb/}
     */
    static Set<String> found(Path build, Map<String, String> sought) {
        BuildContents contents = new BuildContents(new TreeMap<>(sought));
        try (Stream<Path> files = Files.walk(build)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                contents.look(build.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents.found;
    }

    private void look(String path, byte[] content) throws IOException {
        soughtByName.forEach((name, beginning) -> {
            if (path.startsWith(beginning)) {
                found.add(name);
            }
        });
        if (path.endsWith(".jar") || path.endsWith(".zip") || (path.isEmpty() && isArchive(content))) {
            lookInto(new ByteArrayInputStream(content));
        } else if (new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1)
                .equals(MACHINE_CODE)) {
            lookIntoMachineCode(new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean isArchive(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    private void lookInto(InputStream archive) throws IOException {
        try (var entries = new ZipInputStream(archive)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                boolean isToBeRead =
                        List.of(".jar", "bootstrap", ".so").stream().anyMatch(entry.getName()::endsWith);
                look(entry.getName(), isToBeRead ? entries.readAllBytes() : new byte[0]);
            }
        }
    }

    private void lookIntoMachineCode(String code) {
        soughtByName.forEach((name, beginning) -> {
            if (code.contains(beginning.replace('/', '.')) || code.contains(beginning)) {
                found.add(name);
            }
        });
    }
}
