package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.onboarding.CheckAccounts;
import eu.briefwissel.onboarding.CheckAccounts.Checked;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Senders;
import eu.briefwissel.tenant.StepTaken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered about a sender's way into production, and about whether its accounts work. */
final class OnboardingAnswers {

    private static final List<ChannelName> ONBOARDED = List.of(ChannelName.EBOX_CITIZEN, ChannelName.EBOX_ENTERPRISE);

    private OnboardingAnswers() {}

    /** The step that a path names; empty where there is none of that name, or nobody is onboarded there. */
    static Optional<Senders.Step> step(String channel, String step) {
        return ChannelName.named(channel)
                .filter(ONBOARDED::contains)
                .flatMap(named -> OnboardingStep.named(step).map(found -> new Senders.Step(named, found)));
    }

    /** The steps with each operator. */
    @RegisterForReflection
    @Schema(name = "Onboarding")
    record Steps(String sender, List<WithOperator> items) {
        static Steps of(String sender, List<StepTaken> taken) {
            return new Steps(
                    sender,
                    ONBOARDED.stream()
                            .map(channel -> WithOperator.of(channel, taken))
                            .toList());
        }
    }

    /** The steps with one operator. */
    @RegisterForReflection
    @Schema(name = "OnboardingWithOperator")
    record WithOperator(
            @Schema(examples = "ebox-citizen") String channel,

            @Schema(description = "Whether production is open to it there")
            boolean complete,

            List<One> steps) {
        static WithOperator of(ChannelName channel, List<StepTaken> taken) {
            List<One> steps = Arrays.stream(OnboardingStep.values())
                    .map(step -> One.of(
                            step,
                            taken.stream()
                                    .filter(t -> t.channel() == channel && t.step() == step)
                                    .findFirst()
                                    .orElse(null)))
                    .toList();
            return new WithOperator(channel.wireName(), steps.stream().allMatch(One::done), steps);
        }
    }

    /** A step. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OnboardingStep")
    record One(
            @Schema(examples = "contract") String step,
            String meaning,
            boolean done,

            @Schema(description = "Whether the gateway saw it for itself")
            boolean proven,

            @Schema(format = "date") @Nullable String date,
            @Nullable String by,
            @Nullable String reference,

            @Schema(description = "Where whoever lacks it begins")
            String whereToGetIt) {
        static One of(OnboardingStep step, @Nullable StepTaken taken) {
            return new One(
                    step.wireName(),
                    step.meaning(),
                    taken != null,
                    taken != null && taken.isProven(),
                    taken == null ? null : taken.on().toString(),
                    taken == null ? null : taken.by(),
                    taken == null ? null : taken.reference().orElse(null),
                    step.whereToGetIt());
        }
    }

    /** What was found of the accounts of one sender or more. */
    @RegisterForReflection
    @Schema(name = "CredentialsChecked")
    record All(
            @Schema(description = "Whether all of them can send")
            boolean works,

            List<Found> items) {
        static All of(List<Checked> all) {
            return new All(
                    !all.isEmpty() && all.stream().allMatch(Checked::works),
                    all.stream().map(Found::of).toList());
        }
    }

    /** Of one sender. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SenderChecked")
    record Found(
            @Schema(description = "Absent for a tenant that sends in its own name") @Nullable String sender,

            boolean works,
            List<AccountFound> accounts) {
        static Found of(Checked checked) {
            return new Found(
                    checked.sender().orElse(null),
                    checked.works(),
                    checked.accounts().stream().map(AccountFound::of).toList());
        }
    }

    /** Of its account at the operator of one channel. */
    @RegisterForReflection
    @Schema(name = "AccountChecked")
    record AccountFound(
            @Schema(examples = "ebox-enterprise") String channel,
            boolean production,
            boolean works,
            List<FindingFound> findings,

            @Schema(description = "The steps that it lacks before production is open to it there")
            List<One> missing) {
        static AccountFound of(CheckAccounts.Account account) {
            return new AccountFound(
                    account.channel().wireName(),
                    account.isProduction(),
                    account.works(),
                    account.findings().stream()
                            .map(f -> new FindingFound(f.what(), f.works(), f.says()))
                            .toList(),
                    account.missing().stream().map(step -> One.of(step, null)).toList());
        }
    }

    /** One thing that was looked at. */
    @RegisterForReflection
    @Schema(name = "Finding")
    record FindingFound(@Schema(examples = "token") String what, boolean works, String says) {}
}
