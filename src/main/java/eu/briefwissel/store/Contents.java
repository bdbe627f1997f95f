package eu.briefwissel.store;

import jakarta.enterprise.context.ApplicationScoped;

/** Where what belongs to a message is found: what came with it, and the addresses that were added later. */
@ApplicationScoped
class Contents {

    private final ContentStore content;
    private final AddedAddresses addresses;

    Contents(ContentStore content, AddedAddresses addresses) {
        this.content = content;
        this.addresses = addresses;
    }

    ContentStore content() {
        return content;
    }

    AddedAddresses addresses() {
        return addresses;
    }
}
