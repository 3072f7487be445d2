package org.restsip.sip.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Watching;
import org.restsip.sip.Abilities;
import org.restsip.sip.Addresses;
import org.restsip.sip.Refused;

/** All that phones can subscribe to: {@link Abilities#EVENTS}. */
@Singleton
public class EventPackages {
    private final List<EventPackage> all;

    @Inject
    public EventPackages(Watching watching, Addresses addresses, Clock clock) {
        all = List.of(
                new PresencePackage(watching, addresses),
                new RegPackage(watching, addresses, clock),
                new ConferencePackage(watching, addresses),
                new MessageSummaryPackage(watching, addresses));
    }

    /** The one that the request names. */
    EventPackage of(SipRequest request) {
        var event = EventName.of(request).orElseThrow(() -> new Refused(Abilities.badEvent()));
        return all.stream()
                .filter(known -> known.name().equals(event.name()))
                .findFirst()
                .orElseThrow(() -> new Refused(Abilities.badEvent()));
    }
}
