package org.restsip.sip.event;

import java.time.Duration;
import org.restsip.connector.api.SipRequest;
import org.restsip.login.TooBrief;
import org.restsip.server.Settings;

/**
 * How long subscriptions and publications last.
 *
 * @param usual    for those who ask for no time
 * @param shortest less may not be asked for
 * @param longest  more is not granted
 */
record Lifetimes(Duration usual, Duration shortest, Duration longest) {

    static Lifetimes of(Settings settings) {
        return new Lifetimes(
                settings.seconds("sip.event.default-expires"),
                settings.seconds("sip.event.min-expires"),
                settings.seconds("sip.event.max-expires"));
    }

    /**
     * What the request is granted; zero if it asks for no time at all.
     *
     * @throws TooBrief if it asks for too little
     */
    Duration granted(SipRequest request) {
        var asked = request.expires().stream()
                .mapToObj(Duration::ofSeconds)
                .findFirst()
                .orElse(usual);
        if (!asked.isZero() && asked.compareTo(shortest) < 0) {
            throw new TooBrief(shortest);
        }
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
