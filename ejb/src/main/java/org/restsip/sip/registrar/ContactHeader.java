package org.restsip.sip.registrar;

import java.time.Duration;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.connector.api.NameAddress;

/** What a phone says of one of its contacts: the parameters of a Contact header (RFC 3261, section 20.10). */
record ContactHeader(NameAddress contact) {

    /** The device's name for itself, without the brackets that stand around it (RFC 5626, section 4.1). */
    Optional<String> instance() {
        var instance = contact.parameter("+sip.instance").map(text -> text.replaceAll("^\"?<?|>?\"?$", ""));
        if (instance.filter(text -> !text.matches("[!-~&&[^<>\"\\\\]]+")).isPresent()) {
            throw new InvalidValue("+sip.instance", "must be a URN");
        }
        return instance;
    }

    /** Without a device's name the number of a flow says nothing (RFC 5626, section 6). */
    static boolean namesFlow(NameAddress contact) {
        return contact.parameter("reg-id").isPresent()
                && contact.parameter("+sip.instance").isPresent();
    }

    /** Which of the device's flows it is, from 1 on; 0 if it does not say. */
    int flowNumber() {
        if (!namesFlow(contact)) {
            return 0;
        }
        var number = contact.parameter("reg-id").orElse("");
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new InvalidValue("reg-id", "must be a number from 1 on");
        }
        return Integer.parseInt(number);
    }

    double q() {
        var q = contact.parameter("q").orElse("1");
        if (!q.matches("(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
            throw new InvalidValue("q", "must be a number from 0 to 1");
        }
        return Double.parseDouble(q);
    }

    /** Its own word on how long it shall live, which counts before the header's (section 10.2.1.1). */
    Optional<Duration> expires() {
        return contact.parameter("expires").map(ContactHeader::seconds);
    }

    /** A malformed value counts as 3600 (section 20.10), a huge one as the largest. */
    private static Duration seconds(String text) {
        if (!text.matches("[0-9]+")) {
            return Duration.ofHours(1);
        }
        var digits = text.replaceFirst("^0+(?=.)", "");
        return Duration.ofSeconds(digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits));
    }
}
