package org.restsip.connector.stack;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.MaxForwardsHeader;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipHeader;

/** Puts headers and body of the API into messages to be sent. */
final class Headers {
    static final HeaderFactoryImpl FACTORY = new HeaderFactoryImpl();

    /** Written by the stack; a second one would be a message within the message. */
    private static final Set<String> OURS = Set.of(
            "via",
            "v",
            "from",
            "f",
            "to",
            "t",
            "call-id",
            "i",
            "cseq",
            "max-forwards",
            "content-length",
            "l",
            "content-type",
            "c");

    private static final int MAX_FORWARDS = 70;

    private Headers() {}

    /** As of a sender who has no reason for another value (RFC 3261, 8.1.1.6). */
    static MaxForwardsHeader maxForwards() {
        try {
            return FACTORY.createMaxForwardsHeader(MAX_FORWARDS);
        } catch (InvalidArgumentException e) {
            throw new IllegalStateException(e);
        }
    }

    static void add(SIPMessage message, List<SipHeader> headers) throws ParseException {
        for (var header : headers) {
            if (OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                throw new ParseException("not to be given: header " + header.name(), 0);
            }
            message.addHeader(parsed(header));
        }
    }

    private static SIPHeader parsed(SipHeader header) throws ParseException {
        return StringMsgParser.parseSIPHeader(header.name() + ": " + header.value());
    }

    static void add(SIPMessage message, Optional<SipBody> body) throws ParseException {
        if (body.isPresent()) {
            var type = parsed(new SipHeader("Content-Type", body.get().contentType()));
            message.setContent(body.get().bytes(), (ContentTypeHeader) type);
        }
    }
}
