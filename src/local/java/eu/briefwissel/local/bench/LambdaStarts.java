package eu.briefwissel.local.bench;

import eu.briefwissel.local.bench.StartBench.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts of the native Lambda: to its first answer, by an event that it asked for. */
final class LambdaStarts {

    private final LambdaZip zip;
    private final Scratch scratch;
    private final List<String> command;
    private final List<Start> starts = new ArrayList<>();

    LambdaStarts(LambdaZip zip, Scratch scratch) {
        this.zip = zip;
        this.scratch = scratch;
        this.command = zip.unpack(scratch.log("task"));
    }

    /** One more; looks for the answer after every pause. */
    void start(Duration pause) {
        try (var runtime = LambdaRuntime.start()) {
            var settings = LambdaZip.environment(runtime, scratch.settings().orElseThrow());
            long before = System.nanoTime();
            try (var program = PackagedProgram.launch(scratch.log("lambda"), settings, command)) {
                program.await("the first answer", runtime::isReady, pause);
                double millis = (System.nanoTime() - before) / 1e6;
                starts.add(new Start(millis, StartBench.resident(program.pid())));
            }
        }
    }

    void print() {
        StartBench.print("lambda", starts);
        System.out.printf("the function.zip has %.1f MB%n", zip.megabytes());
    }
}
