package eu.briefwissel.document.pdf;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One process, with little memory. */
record TestPdfConfig(Duration within) implements PdfConfig {

    private static final long MEMORY = 96L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    static List<String> java(Scratch own) {
        return JavaCommand.of(MEMORY, LONGEST.toMillis(), own.directory());
    }

    @Override
    public Optional<Integer> processes() {
        return Optional.of(1);
    }

    @Override
    public MemorySize memory() {
        return new MemorySize(BigInteger.valueOf(MEMORY));
    }

    @Override
    public Duration idle() {
        return LONGEST;
    }
}
