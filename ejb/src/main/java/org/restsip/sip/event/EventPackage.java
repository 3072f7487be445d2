package org.restsip.sip.event;

import org.restsip.Refusal;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Watching.Watch;
import org.restsip.user.Caller;

/** One kind of thing that phones can subscribe to (RFC 6665, section 5). */
interface EventPackage {

    /** As the Event header calls it. */
    String name();

    /** The media type of what its NOTIFYs hold. */
    String mediaType();

    /**
     * What the caller wants to be told of.
     *
     * @throws Refusal if the caller may not
     */
    Watch watch(Caller by, SipRequest request);

    /** Makes the bodies for the subscriber that begins with this request. */
    Documents documents(SipRequest request);

    /** Whether the subscriber is not shown anything yet, because nobody has said that it may. */
    default boolean isWithheld(Object entity) {
        return false;
    }

    /** Whether nothing can come after this. */
    default boolean isLast(Object entity) {
        return false;
    }
}
