package org.restsip.sip.event;

import java.nio.charset.StandardCharsets;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.mailbox.Summary;
import org.restsip.server.Watching;
import org.restsip.server.Watching.Watch;
import org.restsip.sip.Addresses;
import org.restsip.user.Caller;
import org.restsip.user.NotYours;

/** How many messages wait in a mailbox, for its owner (RFC 3842). */
record MessageSummaryPackage(Watching watching, Addresses addresses) implements EventPackage {

    @Override
    public String name() {
        return "message-summary";
    }

    @Override
    public String mediaType() {
        return "application/simple-message-summary";
    }

    @Override
    public Watch watch(Caller by, SipRequest request) {
        var owner = addresses.ours(request.requestUri());
        if (!by.is(owner)) {
            throw new NotYours("this mailbox is " + owner + "'s");
        }
        return watching.mailboxSummary(by, owner.toString());
    }

    @Override
    public Documents documents(SipRequest request) {
        var account = addresses.uri(addresses.ours(request.requestUri()));
        return (entity, whole) -> text(account, (Summary) entity).getBytes(StandardCharsets.UTF_8);
    }

    /** Phones that light a lamp look at Voice-Message, whatever kind of message it is. */
    private static String text(SipUri account, Summary summary) {
        return "Messages-Waiting: %s\r\nMessage-Account: %s\r\nVoice-Message: %d/%d (0/0)\r\n"
                .formatted(
                        summary.unread() > 0 ? "yes" : "no",
                        account,
                        summary.unread(),
                        summary.messages() - summary.unread());
    }
}
