package org.restsip.message;

import java.util.Optional;
import org.restsip.event.NodeId;
import org.restsip.login.Contact;

/** A port: brings a message to a contact that does not fetch it itself, such as a phone. */
public interface Reach {

    /** The node from which that contact can be reached now; empty if there is none until the contact is back. */
    Optional<NodeId> from(Contact contact);

    /**
     * Starts to bring it and returns at once. How it ended is told to {@link Deliveries#settled} under the same
     * message and contact, once.
     *
     * @param again whether the contact may have got it before
     * @throws Unreachable if it cannot even start; then nothing is told
     * @throws Away        if it cannot start before the contact is back; then nothing is told either
     */
    void bring(Message message, Contact contact, boolean again);
}
