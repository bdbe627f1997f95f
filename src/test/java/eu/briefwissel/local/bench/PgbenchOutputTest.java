package eu.briefwissel.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.local.StartRefused;
import org.junit.jupiter.api.Test;

class PgbenchOutputTest {

    private static final String VERSION_15 = """
            pgbench (15.18 (Debian 15.18-0+deb12u1), server 18.4)
            transaction type: ingest.sql
            number of clients: 16
            duration: 15 s
            number of transactions actually processed: 43210
            number of failed transactions: 0 (0.000%)
            latency average = 5.554 ms
            initial connection time = 24.561 ms
            tps = 2880.123456 (without initial connection time)
            """;

    private static final String VERSION_13 = """
            number of transactions actually processed: 3008/3008
            latency average = 5.554 ms
            tps = 1400.500000 (including connections establishing)
            tps = 1500.250000 (excluding connections establishing)
            """;

    @Test
    void readsTransactionsAndTheRateWithoutConnecting() {
        assertThat(PgbenchOutput.parse(VERSION_15)).isEqualTo(new PgbenchOutput(43_210, 2_880.123456));
    }

    @Test
    void readsWhatOlderVersionsSay() {
        assertThat(PgbenchOutput.parse(VERSION_13)).isEqualTo(new PgbenchOutput(3_008, 1_500.25));
    }

    @Test
    void takesNoRunInWhichATransactionFailed() {
        String failed = VERSION_15.replace("failed transactions: 0", "failed transactions: 12");

        assertThatThrownBy(() -> PgbenchOutput.parse(failed))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("failing transactions");
    }

    @Test
    void quotesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> PgbenchOutput.parse("connection refused"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("connection refused");
    }
}
