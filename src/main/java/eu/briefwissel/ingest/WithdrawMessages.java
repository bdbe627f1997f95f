package eu.briefwissel.ingest;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.Withdrawing;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Unsent;
import eu.briefwissel.store.Withdrawals;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes messages back for their sender: one, or many of those that are not sent yet. */
@ApplicationScoped
public class WithdrawMessages {

    /** How many are looked at in one call. */
    public static final int MOST = 500;

    private static final Logger LOG = Logger.getLogger(WithdrawMessages.class);
    private static final int AT_ONCE = 4;
    private static final ReadJson<WithdrawalRequest> REQUEST = new ReadJson<>(WithdrawalRequest.class);

    private final Withdrawals withdrawals;
    private final Unsent unsent;

    WithdrawMessages(Withdrawals withdrawals, Unsent unsent) {
        this.withdrawals = withdrawals;
        this.unsent = unsent;
    }

    /**
     * What came of many.
     *
     * @param next where to go on; empty where nothing is left
     */
    public record Withdrawn(List<DeliveryId> withdrawn, List<DeliveryId> tooLate, Optional<DeliveryId> next) {}

    private record One(DeliveryId id, Withdrawing.Outcome outcome) {}

    /** Takes one back; the item comes after the commit. */
    public Uni<Withdrawing.Outcome> withdraw(TenantId tenant, DeliveryId id) {
        return withdrawals.withdraw(tenant, id, Withdrawing::of).invoke(outcome -> {
            if (outcome == Withdrawing.Outcome.WITHDRAWN) {
                LOG.infof("withdrawn delivery=%s", id);
            }
        });
    }

    /** Takes back those of the messages that are not sent yet, {@link #MOST} at a time, the oldest first. */
    public Uni<Answer<Withdrawn>> withdraw(TenantId tenant, byte[] body) {
        Violations violations = new Violations();
        return switch (REQUEST.read(body, violations)) {
            case ReadJson.Reading.Malformed<WithdrawalRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<WithdrawalRequest> _ -> invalid(violations);
            case ReadJson.Reading.Read<WithdrawalRequest>(WithdrawalRequest request) ->
                CheckWithdrawal.check(request, violations)
                        .map(wanted -> withdraw(tenant, wanted).<Answer<Withdrawn>>map(Answer.Kept::new))
                        .orElseGet(() -> invalid(violations));
        };
    }

    private Uni<Withdrawn> withdraw(TenantId tenant, Unsent.Wanted wanted) {
        return unsent.find(tenant, wanted, MOST)
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUni(id -> withdraw(tenant, id).map(outcome -> new One(id, outcome)))
                        .merge(AT_ONCE)
                        .collect()
                        .asList()
                        .map(all -> new Withdrawn(
                                of(all, Withdrawing.Outcome.WITHDRAWN),
                                of(all, Withdrawing.Outcome.TOO_LATE),
                                found.size() == MOST ? Optional.of(found.getLast()) : Optional.empty())));
    }

    private static Uni<Answer<Withdrawn>> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
    }

    private static List<DeliveryId> of(List<One> all, Withdrawing.Outcome outcome) {
        return all.stream()
                .filter(one -> one.outcome() == outcome)
                .map(One::id)
                .sorted(Comparator.comparing(DeliveryId::toString))
                .toList();
    }
}
