package org.restsip.trace;

import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.restsip.user.Aor;

/** A message at the moment it passes. It is read as far as it is asked about, so that one nobody traces costs little. */
public interface Passing {

    /** Whether it went out; else it came in. */
    boolean isSent();

    /** By what it was carried, such as {@code udp}. */
    String transport();

    /** Our end. */
    InetSocketAddress local();

    /** The other end, as we see it. */
    InetSocketAddress remote();

    /** Whether it is from or to that user, asks for it, or claims to be it. */
    boolean concerns(Aor user);

    /** Whether it is of that Call-ID, or names that call of ours. */
    boolean belongsTo(String call);

    /** The Call-ID; empty if it cannot be read. */
    String callId();

    /** The method that it is, or that it answers; empty if it cannot be read. */
    String method();

    /** The status of an answer; empty for a request. */
    OptionalInt status();

    /**
     * The message without its secrets, which are nobody's to read.
     *
     * @param withBody whether what people say to each other is shown too
     */
    String text(boolean withBody);
}
