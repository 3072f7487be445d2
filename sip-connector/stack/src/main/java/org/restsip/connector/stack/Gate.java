package org.restsip.connector.stack;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javax.sip.header.UserAgentHeader;

/**
 * What a request has to pass before anything is kept of it, a transaction least of all: scanners find nobody at home, and
 * whoever asks too often is told to come back later, a while, and then nothing.
 */
final class Gate {
    private final List<Range> exempt;
    private final List<String> silentAgents;
    private final boolean isLimited;
    private final Rates asked;
    private final Rates refused;
    private final Tally tooMany = new Tally("requests came too often and were answered 503");
    private final Tally ignored = new Tally("requests came too often after that and were ignored");
    private final Tally silenced = new Tally("requests of scanners were ignored");

    /** What becomes of a request. */
    enum Verdict {
        ADMITTED,
        /** Told to come back later. */
        REFUSED,
        /** Left without an answer. */
        IGNORED
    }

    Gate(GateRules rules, LongSupplier nanos) {
        exempt = rules.exempt().stream().map(Range::of).toList();
        silentAgents = rules.silentAgents();
        isLimited = rules.perMinute() > 0;
        asked = new Rates(rules.perMinute(), nanos);
        refused = new Rates(rules.perMinute(), nanos);
    }

    Verdict judge(SIPRequest request) {
        if (isOfScanner(request)) {
            silenced.count(() -> request.getPeerPacketSourceAddress().getHostAddress());
            return Verdict.IGNORED;
        }
        // An ACK goes with an INVITE that was counted, and has no answer.
        return isLimited && !request.getMethod().equals("ACK")
                ? judge(request.getPeerPacketSourceAddress())
                : Verdict.ADMITTED;
    }

    private Verdict judge(InetAddress from) {
        if (asked.take(from) || exempt.stream().anyMatch(range -> range.contains(from))) {
            return Verdict.ADMITTED;
        }
        if (refused.take(from)) {
            tooMany.count(from::getHostAddress);
            return Verdict.REFUSED;
        }
        ignored.count(from::getHostAddress);
        return Verdict.IGNORED;
    }

    private boolean isOfScanner(SIPRequest request) {
        if (silentAgents.isEmpty() || !(request.getHeader(UserAgentHeader.NAME) instanceof SIPHeader header)) {
            return false;
        }
        var agent = header.getHeaderValue().toLowerCase(Locale.ROOT);
        return silentAgents.stream().anyMatch(agent::contains);
    }
}
