package org.restsip.sip;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.restsip.World;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.server.Settings;
import org.restsip.server.TestSettings;
import org.restsip.sip.auth.Authentication;
import org.restsip.sip.auth.Challenged;
import org.restsip.sip.auth.Peers;
import org.restsip.sip.door.Options;
import org.restsip.sip.door.Reception;
import org.restsip.sip.door.Services;
import org.restsip.sip.event.EventPackages;
import org.restsip.sip.event.Publications;
import org.restsip.sip.event.Subscriptions;
import org.restsip.sip.message.PhoneMessages;
import org.restsip.sip.registrar.Registrar;
import org.restsip.user.Aor;
import org.restsip.user.Device;
import org.restsip.user.DeviceCredential;
import org.restsip.user.DeviceId;
import org.restsip.user.DeviceLogin;
import org.restsip.user.Domains;
import org.restsip.user.MemoryDevices;

/** The SIP edge over a world in memory, where alice and bob have a phone each. */
public final class Edge {
    public final World world = new World();
    public final Settings settings;
    public final MemoryDevices devices = new MemoryDevices(world.users);
    public final Addresses addresses;
    public final Authentication authentication;
    public final Registrar registrar;
    public final PhoneMessages phoneMessages;
    public final FakeLine line = new FakeLine();
    public final Subscriptions subscriptions;
    public final Publications publications;
    public final Reception reception;
    public final DeviceCredential alices = credential("d-alice", World.ALICE);
    public final DeviceCredential bobs = credential("d-bob", World.BOB);

    public Edge() {
        this(Map.of("sip.auth.algorithms", "MD5,SHA-256"));
    }

    /** With other settings than the usual. */
    public Edge(Map<String, String> said) {
        settings = TestSettings.of(said);
        Clock clock = world.clock;
        var domains = new Domains(List.of("example.com", "example.org"));
        devices.add(alices, 10);
        devices.add(bobs, 10);
        addresses = new Addresses(domains);
        authentication = new Authentication(
                new DeviceLogin(world.users, devices, world.lockOut, world.hub),
                new Peers(settings),
                domains,
                world.ids,
                clock,
                settings);
        registrar = new Registrar(
                authentication,
                addresses,
                world.registrations,
                world.whereabouts,
                world.deliveries,
                world.node,
                world.loginRules,
                settings,
                clock);
        phoneMessages = new PhoneMessages(authentication, addresses, world.messaging, world.ids);
        subscriptions = new Subscriptions(
                authentication, new EventPackages(world.watching, addresses, clock), line, world.ids, clock, settings);
        publications = new Publications(authentication, addresses, world.publishing, world.node, settings);
        reception = new Reception(
                new Services(registrar, phoneMessages, subscriptions, publications, new Options(addresses)),
                domains,
                clock);
    }

    private DeviceCredential credential(String id, Aor owner) {
        return new DeviceCredential(
                new Device(new DeviceId(id), owner, "phone", world.now()), "secret of " + owner.local());
    }

    public static SipUri sip(String address) {
        return FakeRequest.uri("sip:" + address);
    }

    /** As a phone does: it asks, is challenged, and asks again with the answer. */
    public SipReply proved(FakeRequest request, DeviceCredential credential, Function<SipRequest, SipReply> service) {
        return service.apply(request.answering(challenge(request, service), credential));
    }

    public SipReply challenge(FakeRequest request, Function<SipRequest, SipReply> service) {
        try {
            throw new AssertionError("not challenged, but answered " + service.apply(request));
        } catch (Challenged challenged) {
            return challenged.reply();
        }
    }
}
