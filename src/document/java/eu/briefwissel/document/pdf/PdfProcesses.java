package eu.briefwissel.document.pdf;

import eu.briefwissel.document.DeepCheck;
import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks into PDFs in processes apart: what a hostile one takes, it takes from a process that has nothing else to lose. Started
 * when the first document comes, kept while there are more, and another one started where one was lost.
 */
@ApplicationScoped
class PdfProcesses implements DeepCheck {

    /** A library that keeps something of each document it reads would fill any memory in the end. */
    private static final int DOCUMENTS_A_PROCESS = 500;

    /** The process ends itself a little later than it is ended, for when there is nobody to end it. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final PdfConfig config;
    private final int atOnce;
    private final ExecutorService askers;
    private final ScheduledExecutorService alarms;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private final Set<Asked> started = ConcurrentHashMap.newKeySet();
    private final ScratchRoom scratch;
    private final Function<Scratch, List<String>> command;

    @Inject
    PdfProcesses(PdfConfig config) {
        this(
                config,
                Path.of(System.getProperty("java.io.tmpdir")),
                own -> JavaCommand.of(
                        config.memory().asLongValue(),
                        config.within().plus(LATER).toMillis(),
                        own.directory()));
    }

    /** With directories in that one, and by a command of one's own. */
    PdfProcesses(PdfConfig config, Path directories, Function<Scratch, List<String>> command) {
        this.config = config;
        this.scratch = new ScratchRoom(directories);
        this.command = command;
        this.atOnce = config.processes()
                .orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        this.askers = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("pdf-", 1).factory());
        this.alarms = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pdf-alarm").factory());
    }

    private record Kept(Asked process, int documents, long sinceNanos) {}

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public CompletionStage<PdfLook> look(byte[] pdf, boolean asPdfa) {
        return CompletableFuture.supplyAsync(() -> look(new Exchange.Question(pdf, asPdfa)), askers);
    }

    /**
     * That memory or time ran out is believed of a process that had looked at nobody else's document: the other may have been full
     * of those.
     */
    private PdfLook look(Exchange.Question question) {
        return look(take(), question)
                .or(() -> look(fresh(), question))
                .orElseGet(() -> PdfLook.ended(PdfRule.TOO_COMPLEX));
    }

    private Optional<PdfLook> look(Kept kept, Exchange.Question question) {
        boolean isWhole = false;
        try {
            Optional<PdfLook> look = kept.process().look(question, config.within(), alarms);
            isWhole = look.isPresent() && kept.process().isAlive();
            return look;
        } finally {
            if (isWhole && kept.documents() + 1 < DOCUMENTS_A_PROCESS) {
                keep(new Kept(kept.process(), kept.documents() + 1, System.nanoTime()));
            } else {
                end(kept);
            }
        }
    }

    private Kept take() {
        Kept kept = latest();
        while (kept != null && !kept.process().isAlive()) {
            end(kept);
            kept = latest();
        }
        return kept == null ? fresh() : kept;
    }

    private Kept fresh() {
        Scratch own = scratch.fresh();
        Asked process = Asked.start(command.apply(own), own);
        started.add(process);
        try {
            return new Kept(process.warmed(alarms), 0, System.nanoTime());
        } catch (LookBroke broke) {
            started.remove(process);
            throw broke;
        }
    }

    private void end(Kept kept) {
        kept.process().close();
        started.remove(kept.process());
    }

    private @Nullable Kept latest() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    private void keep(Kept kept) {
        synchronized (idle) {
            idle.addFirst(kept);
        }
        var _ = alarms.schedule(this::endIdle, config.idle().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void endIdle() {
        long now = System.nanoTime();
        synchronized (idle) {
            idle.removeIf(kept -> {
                boolean isLongIdle = now - kept.sinceNanos() >= config.idle().toNanos();
                if (isLongIdle) {
                    end(kept);
                }
                return isLongIdle;
            });
        }
    }

    /** The processes that wait for a document, to be looked at from outside. */
    List<Long> waiting() {
        synchronized (idle) {
            return idle.stream().map(kept -> kept.process().pid()).toList();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        askers.shutdownNow();
        alarms.shutdownNow();
        synchronized (idle) {
            idle.clear();
        }
        started.forEach(Asked::close);
        scratch.close();
    }
}
