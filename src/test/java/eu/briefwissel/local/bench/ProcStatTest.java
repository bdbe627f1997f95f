package eu.briefwissel.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcStatTest {

    /** As Linux writes it; 14th to 17th field: utime, stime, cutime, cstime (proc(5)). */
    private static final String REST =
            " S 4711 4700 4700 0 -1 4194304 99 0 7 0 300 20 1000 500 20 0 12 0 631954 3133440 360 18446744073709551615";

    @TempDir
    Path proc;

    @Test
    void addsUserAndSystemTime() {
        ProcStat stat = ProcStat.parse("4712 (postgres)" + REST);

        assertThat(stat).isEqualTo(new ProcStat(4711, 320, 1500));
    }

    @Test
    void isNotMisledByANameWithBracketsAndSpaces() {
        ProcStat stat = ProcStat.parse("4712 (a) S (b 7)" + REST);

        assertThat(stat).isEqualTo(new ProcStat(4711, 320, 1500));
    }

    @Test
    void countsATickAsTenMilliseconds() throws IOException {
        Files.writeString(Files.createDirectory(proc.resolve("4712")).resolve("stat"), "4712 (postgres)" + REST);

        CpuClock clock = new CpuClock(proc);

        assertThat(clock.of(4712)).isEqualTo(3_200_000);
        assertThat(clock.ofEndedChildren(4712)).isEqualTo(15_000_000);
    }

    @Test
    void knowsNothingWhereThereIsNoProc() {
        CpuClock clock = new CpuClock(proc);

        assertThat(clock.tells()).isFalse();
        assertThat(clock.of(4712)).isNaN();
        assertThat(clock.ofFamily(4712)).isNaN();
    }
}
