package org.restsip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.login.Life;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.Role;
import org.restsip.user.Users;

/**
 * Messages to addresses of other domains: for those of our users alone who may, and so many in a minute. Such an address
 * counts as one contact for each of its senders, so that nobody waits behind another.
 */
@Singleton
public class Outbound {
    /** Named by a number it could be any machine, and one that nobody outside is to reach through us. */
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?[0-9]+");

    private static final long MINUTE_SECONDS = 60;

    private final Domains domains;
    private final Users users;
    private final Ids ids;
    private final Clock clock;
    private final int mostAMinute;
    private final Map<Aor, Integer> sent = new HashMap<>();
    private long minute;

    @Inject
    public Outbound(Domains domains, Users users, MessageRules rules, Ids ids, Clock clock) {
        this.domains = domains;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
        this.mostAMinute = rules.maxOutbound();
    }

    /** Whether that is an address of another domain. */
    public boolean isForeign(Aor aor) {
        return !domains.include(aor.domain());
    }

    /** Whether what is meant for that user of ours may leave for another domain. */
    public boolean allows(Aor user) {
        return !isForeign(user) && users.roles(user).contains(Role.OUTBOUND);
    }

    /** @throws OutboundRefused if the caller may not send there */
    void requireRight(Caller by, Aor receiver) {
        if (!allows(by.aor())) {
            throw new OutboundRefused("only users with the right may send to other domains");
        }
        if (NUMBER.matcher(receiver.domain()).matches()) {
            throw new OutboundRefused("another domain is known by its name, not by a number");
        }
    }

    /**
     * The contact that stands for the address when that caller sends to it; counts as one message.
     *
     * @throws TooManyOutbound if the caller has sent too many
     */
    Contact contact(Caller by, Aor receiver) {
        count(by.aor());
        return contact(
                receiver,
                new ContactId(
                        ids.keyed('c', "outbound", receiver.toString(), by.aor().toString())));
    }

    /** The contact of that id, which stands for the address. */
    Contact contact(Aor receiver, ContactId id) {
        return new Contact(
                id,
                receiver.toString(),
                "sip:" + receiver,
                new Life.Timed(Instant.MAX),
                1,
                "",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Version.NONE);
    }

    private synchronized void count(Aor sender) {
        var now = clock.instant().getEpochSecond() / MINUTE_SECONDS;
        if (now != minute) {
            minute = now;
            sent.clear();
        }
        if (sent.merge(sender, 1, Integer::sum) > mostAMinute) {
            throw new TooManyOutbound();
        }
    }
}
