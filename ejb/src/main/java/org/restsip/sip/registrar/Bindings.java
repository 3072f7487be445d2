package org.restsip.sip.registrar;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.restsip.connector.api.SipReply;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.Login;
import org.restsip.sip.Addresses;
import org.restsip.sip.Dates;
import org.restsip.user.Aor;

/** The answer to a REGISTER: all contacts of the user, wherever they came from (RFC 3261, section 10.3, step 8). */
final class Bindings {
    private static final Pattern NOT_IN_A_URI = Pattern.compile("[^!-~]|[<>\"\\\\^`{|}]");

    private final Duration grace;
    private final Duration flowTimer;
    private final List<String> serviceRoute;
    private final Clock clock;

    /**
     * Answers of one server.
     *
     * @param grace        what a contact without an end has at least left
     * @param flowTimer    how often a phone shows that a flow is alive (RFC 5626, section 4.4)
     * @param serviceRoute through whom phones shall send, by URI, next to them first (RFC 3608)
     */
    Bindings(Duration grace, Duration flowTimer, List<String> serviceRoute, Clock clock) {
        this.grace = grace;
        this.flowTimer = flowTimer;
        this.serviceRoute = serviceRoute;
        this.clock = clock;
    }

    SipReply listed(Login login, Register request) {
        var reply = SipReply.of(200);
        for (var contact : login.contacts()) {
            reply = reply.with("Contact", binding(login.aor(), contact, request.understandsGruus()));
        }
        for (var hop : request.path()) {
            reply = reply.with("Path", hop);
        }
        for (var hop : serviceRoute) {
            reply = reply.with("Service-Route", "<" + hop + ">");
        }
        if (request.keepsFlows()) {
            reply = reply.with("Require", Register.OUTBOUND).with("Flow-Timer", Long.toString(flowTimer.toSeconds()));
        }
        return reply.with("Date", Dates.format(clock.instant()));
    }

    /** A web client is named by its GRUU, since it has no address of its own. */
    private String binding(Aor aor, Contact contact, boolean withGruu) {
        var uri = contact.isWeb() ? Addresses.gruu(aor, contact.id()).text() : written(contact.uri());
        var left = contact.life().secondsLeft(clock.instant()).orElse(grace.toSeconds());
        return "<" + uri + ">;q=" + q(contact) + ";expires=" + left
                + contact.phone()
                        .filter(PhoneBinding::named)
                        .map(phone -> names(aor, contact, phone, withGruu))
                        .orElse("");
    }

    /** All flows of one device have the same GRUU (RFC 5627, section 5.4). */
    private static String names(Aor aor, Contact contact, PhoneBinding phone, boolean withGruu) {
        var flow = phone.flowNumber() > 0 ? ";reg-id=" + phone.flowNumber() : "";
        var gruu = withGruu ? ";pub-gruu=\"" + Addresses.gruu(aor, contact.id().device()) + "\"" : "";
        return ";+sip.instance=\"<" + contact.instance() + ">\"" + flow + gruu;
    }

    private static String q(Contact contact) {
        return new DecimalFormat("0.0##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(contact.q());
    }

    /** What came over HTTP may hold what no header can. */
    private static String written(String uri) {
        return NOT_IN_A_URI.matcher(uri).replaceAll("_");
    }
}
