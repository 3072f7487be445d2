package org.restsip.sip.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;
import org.restsip.server.Places;
import org.restsip.server.Settings;
import org.restsip.sip.Answer;
import org.restsip.sip.Refused;
import org.restsip.sip.Sender;
import org.restsip.sip.SipLine;
import org.restsip.sip.auth.Authentication;
import org.restsip.user.Caller;
import org.restsip.user.Ids;

/**
 * SUBSCRIBE (RFC 6665). Subscriptions live on the node that accepted them and end with it, as streams do: what comes for
 * one to another node is answered 481, and the phone subscribes anew (section 4.1.2.2).
 */
@Singleton
public class Subscriptions implements Sender {
    private final Authentication authentication;
    private final EventPackages packages;
    private final SipLine line;
    private final Ids ids;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final Places places;

    /** By our tag. */
    private final ConcurrentMap<String, Subscription> all = new ConcurrentHashMap<>();

    @Inject
    public Subscriptions(
            Authentication authentication,
            EventPackages packages,
            SipLine line,
            Ids ids,
            Clock clock,
            Settings settings) {
        this.authentication = authentication;
        this.packages = packages;
        this.line = line;
        this.ids = ids;
        this.clock = clock;
        this.lifetimes = Lifetimes.of(settings);
        this.places = new Places(
                settings.number("sip.event.max-subscriptions"),
                settings.number("sip.event.max-subscriptions-per-node"));
    }

    public Answer subscribe(SipRequest request) {
        var caller = authentication.user(request);
        var kind = packages.of(request);
        return request.to().parameter("tag").isPresent() ? goOn(caller, request) : begin(caller, request, kind);
    }

    private Answer begin(Caller caller, SipRequest request, EventPackage kind) {
        requireReader(request, kind);
        var life = lifetimes.granted(request);
        var dialog = Dialog.begunBy(request, ids.random('n'));
        var ticket = kind.watch(caller, request).admit(places);
        var subscription = new Subscription(
                caller,
                EventName.of(request).orElseThrow(),
                kind,
                kind.documents(request),
                dialog,
                clock.instant().plus(life),
                line,
                clock);
        all.put(dialog.tag(), subscription);
        return new Answer(accepted(request, life).tagged(dialog.tag()), () -> subscription.begin(ticket));
    }

    private Answer goOn(Caller caller, SipRequest request) {
        var subscription = find(request.to().parameter("tag").orElse(""))
                .filter(known -> known.belongsTo(caller, request) && !known.isEnding())
                .orElseThrow(() -> new Refused(SipReply.of(481)));
        if (subscription.dialog().isPast(request)) {
            throw new Refused(SipReply.of(500).because("CSeq is not higher than before"));
        }
        var life = lifetimes.granted(request);
        subscription.renew(request, clock.instant().plus(life));
        return new Answer(accepted(request, life), subscription::tellAnew);
    }

    private SipReply accepted(SipRequest request, Duration life) {
        var contact = line.ask(connection -> connection.contact(request.flow()));
        return SipReply.of(200).with("Expires", Long.toString(life.toSeconds())).with("Contact", "<" + contact + ">");
    }

    /** 406 to a phone that could not read what it asks for (RFC 3261, section 21.4.7). */
    private static void requireReader(SipRequest request, EventPackage kind) {
        var readable = Set.of(kind.mediaType(), "application/*", "*/*");
        var accepted = request.headers("Accept");
        if (!accepted.isEmpty()
                && accepted.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(range ->
                                range.split(";", 2)[0].replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                        .noneMatch(readable::contains)) {
            throw new Refused(SipReply.of(406).with("Accept", kind.mediaType()));
        }
    }

    private Optional<Subscription> find(String tag) {
        return Optional.ofNullable(all.get(tag));
    }

    /** How many phones are told of something by this node. */
    public int size() {
        return all.size();
    }

    /** Ends what has lasted long enough, and tells what had to wait; called once a second. */
    public void look() {
        all.values().forEach(Subscription::look);
        all.values().removeIf(Subscription::isOver);
    }

    @Override
    public String word() {
        return Subscription.WORD;
    }

    @Override
    public void answered(SipResponse response) {
        find(tag(response.correlation())).ifPresent(subscription -> subscription.answered(response));
    }

    @Override
    public void unanswered(SipTimeout timeout) {
        find(tag(timeout.correlation())).ifPresent(Subscription::unanswered);
    }

    /** As {@link Subscription} makes it: the word, our tag and the number. */
    private static String tag(String correlation) {
        return correlation.split(" ", 3)[1];
    }
}
