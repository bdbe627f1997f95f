package eu.briefwissel.ingest.batch;

import io.smallrye.mutiny.Uni;

/** Work that goes on where nobody waits for it any more: what was stored is told of and gone on with. */
final class ToItsEnd {

    private ToItsEnd() {}

    static <T> Uni<T> of(Uni<T> work) {
        return Uni.createFrom().emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail));
    }
}
