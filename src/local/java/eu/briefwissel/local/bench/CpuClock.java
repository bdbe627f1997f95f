package eu.briefwissel.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Processor time that processes have used so far, in microseconds, as Linux tells it in {@code /proc}. Where there is no
 * {@code /proc} every answer is NaN, which goes through all sums.
 */
record CpuClock(Path proc) {

    /** USER_HZ: what Linux counts in towards programs, on every architecture we run on. */
    private static final double MICROS_A_TICK = 10_000;

    static CpuClock ofThisMachine() {
        return new CpuClock(Path.of("/proc"));
    }

    boolean tells() {
        return read(ProcessHandle.current().pid()).isPresent();
    }

    /** The process alone. */
    double of(long pid) {
        return read(pid).map(stat -> stat.own() * MICROS_A_TICK).orElse(Double.NaN);
    }

    /** The children of a process that have ended and were waited for. */
    double ofEndedChildren(long pid) {
        return read(pid).map(stat -> stat.ended() * MICROS_A_TICK).orElse(Double.NaN);
    }

    /** The process, its children that ended and its living ones: a PostgreSQL server with all its sessions. */
    double ofFamily(long pid) {
        double living = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child -> of(child.pid()))
                .filter(Double::isFinite) // gone in the meantime
                .sum();
        return of(pid) + ofEndedChildren(pid) + living;
    }

    private Optional<ProcStat> read(long pid) {
        try {
            return Optional.of(ProcStat.parse(
                    Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
