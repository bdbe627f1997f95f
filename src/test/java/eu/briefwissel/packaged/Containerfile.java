package eu.briefwissel.packaged;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of {@code deployments/images}, as far as those use the language.
 *
 * @param stages in order; the last is the image
 */
record Containerfile(List<Stage> stages) {

    private static final Path IMAGES = Path.of("deployments/images");

    /** One line: its first word, and what follows. */
    record Instruction(String word, String rest) {

        /** Of COPY: without options. */
        private List<String> paths() {
            return Arrays.stream(rest.split(" ", -1))
                    .filter(part -> !part.startsWith("--"))
                    .toList();
        }
    }

    /**
     * Takes files.
     *
     * @param isFromStage not out of this repository
     */
    record Copy(boolean isFromStage, String source, String target) {}

    /** What begins with FROM. */
    record Stage(List<Instruction> instructions) {

        String base() {
            return instructions.getFirst().rest();
        }

        List<Copy> copies() {
            return instructions.stream()
                    .filter(instruction -> instruction.word().equals("COPY"))
                    .map(copy -> new Copy(
                            copy.rest().contains("--from="),
                            copy.paths().getFirst(),
                            copy.paths().getLast()))
                    .toList();
        }

        /** The last of this word. */
        String last(String word) {
            return instructions.stream()
                    .filter(instruction -> instruction.word().equals(word))
                    .reduce((_, later) -> later)
                    .map(Instruction::rest)
                    .orElse("");
        }

        List<String> entrypoint() {
            try {
                return new ObjectMapper().readValue(last("ENTRYPOINT"), new TypeReference<>() {});
            } catch (IOException e) {
                throw new UncheckedIOException("no list of words: " + last("ENTRYPOINT"), e);
            }
        }
    }

    static Containerfile of(String image) {
        try {
            return parse(Files.readAllLines(IMAGES.resolve(image + ".Containerfile")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Containerfile parse(List<String> lines) {
        List<List<Instruction>> stages = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int space = line.indexOf(' ');
            if (line.startsWith("FROM ")) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(new Instruction(line.substring(0, space), line.substring(space + 1)));
        }
        return new Containerfile(stages.stream().map(Stage::new).toList());
    }

    Stage image() {
        return stages.getLast();
    }
}
