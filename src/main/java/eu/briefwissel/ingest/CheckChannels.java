package eu.briefwissel.ingest;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Objection;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.request.Violations;
import eu.briefwissel.tenant.Settings;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks that every channel of the route would take the message: what one is certain to refuse is refused while the sender is
 * there to hear of it.
 *
 * @param templated the template whose text it is; empty where the sender wrote it out
 */
record CheckChannels(Violations violations, Function<ChannelName, Connector> channels, Optional<Templated> templated) {

    private static final Set<String> RENDERED = Set.of("/subject", "/body");

    /** Design rule 5: an ordinary letter in place of a registered one would prove nothing. */
    private static final Objection NOT_REGISTERED = new Objection(
            "/registered", "registered-not-offered", "must be left out: this sender has no registered mail there");

    /** Whether all of them would. */
    boolean take(CheckSubmission.Checked checked, Settings settings) {
        for (ChannelName name : checked.route().channels()) {
            Connector connector = channels.apply(name);
            connector.objections(checked.message(), settings).forEach(objection -> add(name, objection));
            if (checked.message().handling().isRegistered() && !connector.takesRegistered(settings)) {
                add(name, NOT_REGISTERED);
            }
        }
        return violations.isEmpty();
    }

    private void add(ChannelName channel, Objection objection) {
        String sentence = objection.sentence() + ", for the channel " + channel.wireName();
        if (templated.isPresent() && RENDERED.contains(objection.field())) {
            // The pointer is to what it was made from.
            violations.add(
                    templated.get().choice().field(),
                    objection.rule(),
                    "the rendered " + objection.field().substring(1) + " " + sentence);
        } else {
            violations.add(objection.field(), objection.rule(), sentence);
        }
    }
}
