package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Authorised;
import eu.briefwissel.channel.wire.ClientCredentials;
import eu.briefwissel.channel.wire.PerTenant;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;

/**
 * The line to one operator: its interface, and the tokens of each account that a tenant has there.
 *
 * @param timeout the longest one exchange lasts, tokens included
 */
record EboxLine(EboxApi api, PerTenant<ClientCredentials, Authorised> exchanges, Duration timeout) {

    /** The operator's answer, whatever its status; fails where there is none in time. */
    Uni<Answer> exchange(Settings settings, EboxAccount account, Function<String, Uni<Response>> call) {
        return exchanges
                .of(settings.tenant(), account.credentials().account(), account.credentials())
                .exchange(call)
                .ifNoItem()
                .after(timeout)
                .fail();
    }
}
