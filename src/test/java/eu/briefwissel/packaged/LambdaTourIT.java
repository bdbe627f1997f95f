package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.briefwissel.queue.TestSqs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions of one function.zip, woken by SQS and a schedule, do what one process does, each also after it was killed. */
class LambdaTourIT {

    /**
     * The last retry is late enough for whoever waits for the moment before it. What a killed process had taken is free again
     * before the tour loses its patience.
     */
    private static final Map<String, String> UNHURRIED = Map.of(
            "BRIEFWISSEL_WORK_LEASE",
            "10s",
            "BRIEFWISSEL_RESULTS_LEASE",
            "10s",
            "BRIEFWISSEL_CHANNEL_RETRY_AFTER",
            "1s,2s,3s,4s,25s");

    /** Six letters end as mails; one more goes out and nobody knows. */
    private static final int MAILS = 7;

    /** After it was given an event: in the middle of it. */
    private static final Duration IN_THE_MIDDLE = Duration.ofMillis(30);

    private final List<LambdaFunction> killed = new ArrayList<>();

    @TempDir
    Path directory;

    /**
     * Publish is killed by its first event, at whose moment nothing is ready to be mailed, and once more, with fallback, while
     * nothing is left to be mailed but a letter that is refused for ever: in the middle of a mail, that would rightly be held.
     */
    @Test
    void carryTheTourToTheSameEndAsOneProcessAlsoWhenEachIsKilledInTheMiddleOfAnEvent() throws IOException {
        assumeTrue(Files.exists(LambdaZip.chosen()), "LEFT OUT: there is no " + LambdaZip.chosen());
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "LEFT OUT: the tour needs curl");
        TourReport one = TourReport.ofOneProcess(Files.createDirectory(directory.resolve("one")), UNHURRIED);

        TourReport functions = tour(Files.createDirectory(directory.resolve("functions")));

        assertThat(functions.letters()).hasSize(22).isEqualTo(one.letters());
        assertThat(functions.taken()).containsEntry("mails", MAILS).isEqualTo(one.taken());
        assertThat(killed).hasSize(5).noneMatch(function -> function.process().isAlive());
    }

    private TourReport tour(Path place) {
        try (LambdaDeployment lambda = LambdaDeployment.start(place, UNHURRIED)) {
            List.of("ingest", "publish", "webhook", "fallback")
                    .forEach(name -> lambda.function(name).awaitInitialised());
            Gateway sender = lambda.sender();
            assertThat(sender.login()).isTrue();
            kill(lambda, "publish");
            try (PassingTime time = lambda.passingTime();
                    Program tour = TourReport.begin(place, lambda.sandbox().gatewayPort(), sender.token())) {
                tour.await("a letter", () -> sender.text("/v1/events").contains("\"next\""));
                kill(lambda, "ingest");
                tour.await("all letters to be handed over", () -> tour.log().contains("Handed over"));
                kill(lambda, "webhook");
                tour.await(
                        "all mails but the last",
                        () -> lambda.sandbox().look("mails").size() == MAILS - 1);
                kill(lambda, "fallback");
                kill(lambda, "publish");
                TestSqs.client().sendMessage(m -> m.queueUrl(TestSqs.url()).messageBody("publish"));
                TourReport report = TourReport.of(tour, lambda.sandbox());
                assertThat(time.failures()).allMatch(LambdaTourIT::isOfTheKill);
                assertThat(lambda.http().failures()).allMatch(LambdaTourIT::isOfTheKill);
                return report;
            }
        }
    }

    /** With its next event. */
    private void kill(LambdaDeployment lambda, String name) {
        LambdaFunction function = lambda.function(name);
        function.api().killsAfterTheNextEvent(IN_THE_MIDDLE);
        killed.add(function);
    }

    private static boolean isOfTheKill(String failure) {
        return failure.contains("Runtime.ExitError");
    }
}
