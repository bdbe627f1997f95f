package eu.briefwissel.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final double UNKNOWN = Double.NaN;

    @Test
    void setsTheGatewayBesidePgbench() {
        List<Round> rounds = List.of(
                round(1_000, 2_000), // a ratio of 0.5
                round(1_800, 2_000),
                round(1_200, 2_000));

        String report = Report.of("ingest", "client", rounds);

        assertThat(report).isEqualTo("""
                                                 CPU µs a message
                round             messages/s     gateway  PostgreSQL      client   ratio
                1     ingest           1,000         250         120         9.5
                      pgbench          2,000           –         300          40    0.50
                2     ingest           1,800         250         120         9.5
                      pgbench          2,000           –         300          40    0.90
                3     ingest           1,200         250         120         9.5
                      pgbench          2,000           –         300          40    0.60
                median ratio to pgbench: 0.60""");
    }

    @Test
    void givesNoRatioWithoutPgbench() {
        List<Round> rounds = List.of(new Round(new Turn(1_000, new Cpu(UNKNOWN, UNKNOWN, UNKNOWN)), Optional.empty()));

        String report = Report.of("publish", "operator", rounds);

        assertThat(report).contains("1,000", "–").doesNotContain("pgbench", "NaN");
    }

    @Test
    void takesTheMeanOfTheMiddleTwoOfAnEvenNumber() {
        List<Round> rounds = List.of(round(100, 1_000), round(900, 1_000), round(400, 1_000), round(600, 1_000));

        assertThat(Round.medianRatio(rounds)).hasValue(0.5);
    }

    @Test
    void dividesProcessorTimeByMessages() {
        Cpu before = new Cpu(1_000, 2_000, 0);
        Cpu after = new Cpu(5_000, 2_600, 400);

        assertThat(after.since(before).each(4)).isEqualTo(new Cpu(1_000, 150, 100));
    }

    private static Round round(double gateway, double pgbench) {
        return new Round(
                new Turn(gateway, new Cpu(250, 120, 9.5)), Optional.of(new Turn(pgbench, new Cpu(UNKNOWN, 300, 40))));
    }
}
