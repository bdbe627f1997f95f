package eu.briefwissel.channel.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a token endpoint gave. Never printed.
 *
 * @param bearer the value of the Authorization header
 * @param scopes what the token is good for; none where the endpoint does not say
 */
public record Granted(String bearer, List<String> scopes) {

    static Granted of(String token, Optional<String> scope) {
        return new Granted(
                "Bearer " + token,
                scope.stream()
                        .flatMap(all -> Arrays.stream(all.strip().split(" +", -1)))
                        .filter(one -> !one.isEmpty())
                        .toList());
    }

    @Override
    public String toString() {
        return "granted " + scopes;
    }
}
