package org.restsip.sip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.web;
import static org.restsip.sip.Edge.sip;
import static org.restsip.sip.event.Subscriber.header;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.connector.api.SipReply;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.login.Contact;
import org.restsip.login.ContactGone;
import org.restsip.login.Presence;
import org.restsip.login.Presence.Status;
import org.restsip.login.Registration;
import org.restsip.login.TooBrief;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;
import org.restsip.sip.Refused;
import org.restsip.user.NotYours;

class PublicationsTest {
    private static final String ALICES = "alice@example.com";
    private static final String BUSY = """
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com">
              <tuple id="a"><status><basic>open</basic></status><note>soon back</note></tuple>
              <person xmlns="urn:ietf:params:xml:ns:pidf:data-model"><activities
                xmlns="urn:ietf:params:xml:ns:pidf:rpid"><busy/><on-the-phone/></activities></person>
            </presence>""";
    private static final Presence AS_PUBLISHED = new Presence(Status.BUSY, "soon back", "on-the-phone");

    private final Edge edge = new Edge();

    @BeforeEach
    void aliceHasAPhoneAndALaptop() {
        var register = FakeRequest.of("REGISTER", sip("example.com"), sip(ALICES), sip(ALICES))
                .contact("sip:alice@192.0.2.7:5062")
                .expires(600);
        edge.proved(
                register, edge.alices, asked -> edge.registrar.register(asked).reply());
        edge.world.login(ALICE, web("laptop"));
    }

    @Test
    void whatAPhonePublishesItsContactSays() {
        var reply = publish(
                request().body("application/pidf+xml;charset=utf-8", BUSY).expires(600));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(header(reply, "Expires")).isEqualTo("600");
        assertThat(header(reply, "SIP-ETag")).isNotEqualTo("none");
        assertThat(phone().said()).contains(AS_PUBLISHED);
        assertThat(edge.world.whereabouts.presence(AS_ALICE, ALICE).presence()).isEqualTo(AS_PUBLISHED);
    }

    @Test
    void aRefreshNeedsTheTagAndGivesAnother() {
        var first = tag(publish(document()));

        var second = tag(publish(request().header("SIP-If-Match", first).expires(600)));

        assertThat(second).isNotEqualTo(first);
        assertThat(phone().said()).contains(AS_PUBLISHED);
        assertThatThrownBy(() -> publish(request().header("SIP-If-Match", first)))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void whatIsNotRefreshedCountsNoMore() {
        publish(document().expires(60));
        edge.world.passSeconds(61);
        assertThat(phone().said()).isEmpty();
        assertThat(edge.world.whereabouts.presence(AS_ALICE, ALICE).presence()).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void whatIsRefreshedGoesOn() {
        var tag = tag(publish(document().expires(60)));
        edge.world.passSeconds(59);
        publish(request().header("SIP-If-Match", tag).expires(60));
        edge.world.passSeconds(59);
        assertThat(phone().said()).contains(AS_PUBLISHED);
    }

    @Test
    void itCanBeTakenBack() {
        var tag = tag(publish(document()));

        assertThat(header(publish(request().header("SIP-If-Match", tag).expires(0)), "Expires"))
                .isEqualTo("0");

        assertThat(phone().said()).isEmpty();
    }

    @Test
    void toPublishLeavesThePhonesOwnLifeAlone() {
        var ends = phone().life();
        edge.world.passSeconds(100);
        publish(document());
        assertThat(phone().life()).isEqualTo(ends);
    }

    @Test
    void aRegisterLeavesWhatWasPublished() {
        var tag = tag(publish(document()));
        aliceHasAPhoneAndALaptop();
        assertThat(phone().said()).contains(AS_PUBLISHED);
        assertThat(publish(request().header("SIP-If-Match", tag)).status()).isEqualTo(200);
    }

    @Test
    void whoSaysSomethingElseMeanwhileIsBelieved() {
        var tag = tag(publish(document()));

        edge.world.registrations.refresh(AS_ALICE, ALICE, phone().id(), wish -> saying(wish, Presence.AVAILABLE));

        assertThatThrownBy(() -> publish(request().header("SIP-If-Match", tag))).isInstanceOf(ChangedMeanwhile.class);
        assertThat(phone().said()).contains(Presence.AVAILABLE);
    }

    @Test
    void aPhoneThatIsNotThereHasNothingToSay() {
        edge.world.registrations.unregisterAll(AS_ALICE, ALICE);
        assertThatThrownBy(() -> publish(document())).isInstanceOf(ContactGone.class);
    }

    @Test
    void nobodySpeaksForAnother() {
        var forBob = FakeRequest.of("PUBLISH", sip("bob@example.com"), sip(ALICES), sip("bob@example.com"))
                .header("Event", "presence")
                .body("application/pidf+xml", BUSY);
        assertThatThrownBy(() -> publish(forBob)).isInstanceOf(NotYours.class);
        var asBob = FakeRequest.of("PUBLISH", sip(ALICES), sip("bob@example.com"), sip(ALICES))
                .header("Event", "presence")
                .body("application/pidf+xml", BUSY);
        assertThatThrownBy(() -> publish(asBob)).isInstanceOf(NotYours.class);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> publish(request())).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> publish(request().body("application/pidf+xml", "busy")))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> publish(document().expires(59))).isInstanceOf(TooBrief.class);
        assertRefused(request().body("text/plain", "busy"), 415, "Accept", "application/pidf+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reg", "dialog", ""})
    void nothingElseIsPublished(String event) {
        assertRefused(
                document().header("Event", event), 489, "Allow-Events", "presence, reg, conference, message-summary");
    }

    private void assertRefused(FakeRequest request, int status, String header, String value) {
        assertThatThrownBy(() -> publish(request)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reply().status()).isEqualTo(status);
            assertThat(header(refused.reply(), header)).isEqualTo(value);
        });
    }

    private static FakeRequest request() {
        return FakeRequest.of("PUBLISH", sip(ALICES), sip(ALICES), sip(ALICES)).header("Event", "presence");
    }

    private static FakeRequest document() {
        return request().body("application/pidf+xml", BUSY);
    }

    private SipReply publish(FakeRequest request) {
        return edge.proved(request, edge.alices, edge.publications::publish);
    }

    private static String tag(SipReply reply) {
        return header(reply, "SIP-ETag");
    }

    private Contact phone() {
        return edge.world.whereabouts.contacts(AS_ALICE, ALICE).contacts().stream()
                .filter(contact -> contact.phone().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Registration saying(Registration wish, Presence presence) {
        return new Registration(
                wish.uri(),
                wish.instance(),
                wish.held(),
                wish.expires(),
                wish.q(),
                wish.label(),
                Optional.of(presence),
                wish.phone());
    }
}
