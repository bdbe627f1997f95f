package eu.briefwissel.support;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.tenant.Settings;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Channels that can do what the real ones can, and are called by nobody; where there are real ones, those are used. */
@Dependent
class QuietChannels {

    @Produces
    @Singleton
    @DefaultBean
    Connector berichtenbox() {
        return new Quiet(ChannelName.BERICHTENBOX, Capabilities.Reading.PUSHED);
    }

    @Produces
    @Singleton
    @DefaultBean
    Connector citizen() {
        return new Quiet(ChannelName.EBOX_CITIZEN, Capabilities.Reading.PULLED);
    }

    @Produces
    @Singleton
    @DefaultBean
    Connector enterprise() {
        return new Quiet(ChannelName.EBOX_ENTERPRISE, Capabilities.Reading.PULLED);
    }

    @Produces
    @Singleton
    @DefaultBean
    Connector email() {
        return new Quiet(ChannelName.EMAIL, Capabilities.Reading.NEVER_TOLD);
    }

    private record Quiet(ChannelName channel, Capabilities.Reading reading) implements Connector {

        @Override
        public Capabilities capabilities() {
            return new Capabilities(channel.isMailbox(), reading, false, channel.isMailbox());
        }

        @Override
        public Uni<Reach> reach(Recipient recipient, Settings settings) {
            throw new UnsupportedOperationException("a quiet channel is not asked");
        }

        @Override
        public Uni<Handover> handOver(Letter letter, Settings settings) {
            throw new UnsupportedOperationException("a quiet channel is given nothing");
        }
    }
}
