package org.restsip.message;

import org.restsip.login.Contact;

/** A port: brings a message to a contact that does not fetch it itself, such as a phone. */
public interface Reach {

    /**
     * Starts to bring it and returns at once. How it ended is told to {@link Deliveries#settled} under the same
     * message and contact, once.
     *
     * @throws Unreachable if it cannot even start; then nothing is told
     */
    void bring(Message message, Contact contact);
}
