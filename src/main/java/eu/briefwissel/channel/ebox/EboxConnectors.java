package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.EventFeed;
import eu.briefwissel.channel.wire.TokenClients;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The connectors: one class; two operators, each in two versions and with its own tokens; and the feed of one of them. */
@ApplicationScoped
class EboxConnectors {

    private final EboxConfig config;
    private final TokenClients tokens;
    private final InstantSource clock;
    private final EboxApi api;
    private final Map<Box, EboxLine> lines = new ConcurrentHashMap<>();

    @Inject
    EboxConnectors(EboxConfig config, TokenClients tokens, InstantSource clock) {
        this.config = config;
        this.tokens = tokens;
        this.clock = clock;
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("https://tenants-set-it.invalid"))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                // One part per file, never a nested multipart/mixed.
                .multipartPostEncoderMode("HTML5")
                .disableDefaultMapper(true)
                .build(EboxApi.class);
    }

    @Produces
    @Singleton
    Connector citizen() {
        return connector(Box.CITIZEN, EboxVersion.V3);
    }

    @Produces
    @Singleton
    Connector citizenV2() {
        return connector(Box.CITIZEN, EboxVersion.V2_1);
    }

    @Produces
    @Singleton
    Connector enterprise() {
        return connector(Box.ENTERPRISE, EboxVersion.V3);
    }

    @Produces
    @Singleton
    Connector enterpriseV2() {
        return connector(Box.ENTERPRISE, EboxVersion.V2_1);
    }

    @Produces
    @Singleton
    EventFeed enterprises() {
        return new EboxFeed(line(Box.ENTERPRISE), clock);
    }

    private Connector connector(Box box, EboxVersion version) {
        EboxLine line = line(box);
        var mandates = new Mandates(api, clock);
        var check = new EboxCheck(box, api, tokens, mandates, new EboxCheck.Rim(config, clock));
        return new EboxConnector(new Spoken(box, version), line, mandates, check, clock);
    }

    private EboxLine line(Box box) {
        return lines.computeIfAbsent(
                box, _ -> new EboxLine(api, tokens.perTenant(config.tokenTimeout()), config.timeout()));
    }
}
