package org.restsip.connector.api;

/** Sees all messages of a stack at its edge, for a trace. */
@FunctionalInterface
public interface SipTap {

    /**
     * A message passes: one that came in before it is understood, one that goes out as it does. Called in the thread
     * that carries it, so it must be quick and throw nothing.
     */
    void passing(PassingMessage message);
}
