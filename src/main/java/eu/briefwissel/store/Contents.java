package eu.briefwissel.store;

import jakarta.enterprise.context.ApplicationScoped;

/** Where what belongs to a message is found: what came with it, and the addresses that were added later. */
@ApplicationScoped
class Contents {

    private final StoredMessages messages;
    private final AddedAddresses addresses;

    Contents(StoredMessages messages, AddedAddresses addresses) {
        this.messages = messages;
        this.addresses = addresses;
    }

    StoredMessages messages() {
        return messages;
    }

    AddedAddresses addresses() {
        return addresses;
    }
}
