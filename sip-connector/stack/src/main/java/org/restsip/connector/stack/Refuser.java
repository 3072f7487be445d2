package org.restsip.connector.stack;

import java.util.Optional;

/** Where a message came from that could not be parsed, and that can be told so. */
interface Refuser {

    /** @param answer a whole response; empty to say nothing */
    void refuse(Optional<String> answer);
}
