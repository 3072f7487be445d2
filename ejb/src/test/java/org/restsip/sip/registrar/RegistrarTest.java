package org.restsip.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.HERE;
import static org.restsip.World.at;
import static org.restsip.World.web;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.login.Contact;
import org.restsip.login.Life;
import org.restsip.login.StaleRegistration;
import org.restsip.login.TooBrief;
import org.restsip.login.TooManyContacts;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;
import org.restsip.sip.Refusals;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;

class RegistrarTest {
    private static final String DESK = "sip:alice@192.0.2.7:5070";

    private final Edge edge = new Edge();

    @Test
    void aPhoneThatRegistersIsAContactOfTheUser() {
        var reply = register(request().contact(DESK, "q", "0.7").expires(600));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.uri()).isEqualTo(DESK);
            assertThat(contact.q()).isEqualTo(0.7);
            assertThat(contact.life()).isEqualTo(new Life.Timed(edge.world.now().plusSeconds(600)));
            assertThat(contact.isPhone()).isTrue();
            assertThat(contact.phone().orElseThrow().flow().remotePort()).isEqualTo(49152);
        });
    }

    @Test
    void theAnswerListsAllContactsWithTheTimeTheyHaveLeft() {
        edge.world.login(ALICE, web("laptop"));
        var web = contacts().get(0);
        var reply = register(request().contact(DESK, "q", "0.75", "expires", "600"));
        assertThat(bindings(reply))
                .containsExactly(
                        "<sip:alice@example.com;gr=" + web.id() + ">;q=1.0;expires=30",
                        "<" + DESK + ">;q=0.75;expires=600");
        assertThat(reply.headers()).extracting(SipHeader::name).contains("Date");
    }

    @Test
    void aRegisterWithoutAContactOnlyAsks() {
        register(request().contact(DESK).expires(600));
        edge.world.clock.passSeconds(100);
        assertThat(bindings(register(request()))).containsExactly("<" + DESK + ">;q=1.0;expires=500");
    }

    @Test
    void theContactsOwnParameterCountsBeforeTheHeader() {
        register(request().contact(DESK, "expires", "600").expires(1200));
        assertThat(secondsLeft()).isEqualTo(600);
    }

    @Test
    void withoutEitherTheUsualTimeIsTaken() {
        register(request().contact(DESK));
        assertThat(secondsLeft()).isEqualTo(3600);
    }

    @ParameterizedTest
    @CsvSource({"soon,3600", "-5,3600", "99999999999999999999,86400", "2147483648,86400", "86401,86400"})
    void aStrangeTimeIsReadAsTheStandardSays(String text, int seconds) {
        register(request().contact(DESK, "expires", text));
        assertThat(secondsLeft()).isEqualTo(seconds);
    }

    @Test
    void aTimeThatIsTooBriefIsRefusedWith423() {
        assertThatThrownBy(() -> register(request().contact(DESK).expires(59)))
                .isInstanceOfSatisfying(
                        TooBrief.class,
                        refusal -> assertThat(Refusals.reply(refusal))
                                .isEqualTo(SipReply.of(423).with("Min-Expires", "60")));
        assertThat(contacts()).isEmpty();
    }

    @Test
    void theSamePhoneRegistersAgainInItsPlace() {
        register(request().contact(DESK).expires(600));
        register(request()
                .contact("sip:alice@192.0.2.7:5070;line=2")
                .expires(600)
                .cseq(2));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aPhoneThatNamesItselfIsTheSameAtAnotherAddress() {
        register(request().contact(DESK, "+sip.instance", "<urn:uuid:1>", "reg-id", "1"));
        register(request()
                .contact("sip:alice@198.51.100.1", "+sip.instance", "<urn:uuid:1>", "reg-id", "1")
                .cseq(2));
        assertThat(contacts()).extracting(Contact::uri).containsExactly("sip:alice@198.51.100.1");
    }

    @Test
    void twoWaysToOnePhoneAreTwoContacts() {
        register(request()
                .contact(DESK, "+sip.instance", "<urn:uuid:1>", "reg-id", "1")
                .header("Supported", "outbound"));
        register(request()
                .contact(DESK, "+sip.instance", "<urn:uuid:1>", "reg-id", "2")
                .header("Supported", "outbound")
                .cseq(2));
        assertThat(contacts()).hasSize(2);
    }

    @Test
    void severalContactsRegisterAtOnce() {
        register(request().contact(DESK).contact("sip:alice@198.51.100.1").expires(600));
        assertThat(contacts()).hasSize(2);
    }

    @Test
    void anOlderRequestOfTheSameCallIsRefused() {
        register(request().contact(DESK).cseq(5));
        assertThatThrownBy(() -> register(request().contact(DESK).cseq(4))).isInstanceOf(StaleRegistration.class);
        assertThatThrownBy(() -> register(request().contact(DESK).expires(0).cseq(4)))
                .isInstanceOf(StaleRegistration.class);
    }

    @Test
    void expiresZeroUnregistersThatPhone() {
        register(request().contact(DESK).contact("sip:alice@198.51.100.1"));
        register(request().contact(DESK, "expires", "0").cseq(2));
        assertThat(contacts()).extracting(Contact::uri).containsExactly("sip:alice@198.51.100.1");
    }

    @Test
    void aStarUnregistersAllPhonesAndKeepsWebClients() {
        edge.world.login(ALICE, web("laptop"));
        register(request().contact(DESK).contact("sip:alice@198.51.100.1"));
        register(request().star().expires(0).cseq(2));
        assertThat(contacts()).extracting(Contact::uri).containsExactly(Contact.WEB);
    }

    @Test
    void aStarIsAllowedAloneAndWithExpiresZeroOnly() {
        register(request().contact(DESK));
        for (var wrong : List.of(
                request().star(),
                request().star().expires(1),
                request().star().expires(0).contact("sip:alice@198.51.100.1"))) {
            assertThatThrownBy(() -> register(wrong)).isInstanceOf(InvalidValue.class);
        }
        assertThat(contacts()).extracting(Contact::uri).containsExactly(DESK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "1.1", "0.1234", "high", "NaN", "1e-1", ""})
    void aPreferenceThatIsNoneIsRefused(String q) {
        assertThatThrownBy(() -> register(request().contact(DESK, "q", q))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void nobodyRegistersOrAsksForAnother() {
        for (var request :
                List.of(request().contact(DESK), request(), request().star().expires(0))) {
            assertThatThrownBy(() -> edge.proved(request, edge.bobs, this::answer))
                    .isInstanceOfSatisfying(
                            NotYours.class,
                            refusal ->
                                    assertThat(Refusals.reply(refusal).status()).isEqualTo(403));
        }
    }

    @Test
    void aForeignDomainIsForbidden() {
        assertThatThrownBy(() -> register(to("sip:alice@example.net"))).isInstanceOf(NotYours.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:example.com", "sip:al%20ice@example.com"})
    void anAddressThatNobodyCanHaveIsNotFound(String address) {
        assertThatThrownBy(() -> register(to(address))).isInstanceOf(NoSuchUser.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel:+431234", "mailto:alice@example.com"})
    void anAddressThatIsNoneOfSipIsNotFound(String address) {
        assertThatThrownBy(() -> register(to(address))).isInstanceOf(NoSuchUser.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sip:ALICE@EXAMPLE.com", "sips:alice@example.com", "sip:alice@example.com:5070;transport=tcp"})
    void anAddressOfTheUserIsKnownHoweverItIsWritten(String address) {
        register(to(address).contact(DESK));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void nobodyRegistersUnderTheNameOfAnother() {
        var asBob = FakeRequest.of(
                "REGISTER", Edge.sip("example.com"), Edge.sip("bob@example.com"), Edge.sip("alice@example.com"));
        assertThatThrownBy(() -> register(asBob.contact(DESK))).isInstanceOf(NotYours.class);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aPhoneMayAskForTheServerByItsAddress() {
        var alice = Edge.sip("alice@example.com");
        var byAddress = FakeRequest.of("REGISTER", FakeRequest.uri("sip:192.0.2.1:5060"), alice, alice);
        assertThat(register(byAddress.contact(DESK)).status()).isEqualTo(200);
    }

    @Test
    void aRequestForAnotherDomainIsForbiddenAndNotChallenged() {
        var alice = Edge.sip("alice@example.com");
        var elsewhere = FakeRequest.of("REGISTER", Edge.sip("example.net"), alice, alice);
        assertThatThrownBy(() -> answer(elsewhere.contact(DESK))).isInstanceOf(NotYours.class);
    }

    @Test
    void moreContactsThanAUserMayHaveAreForbiddenTogether() {
        var request = request();
        for (var n = 1; n <= 4; n++) {
            request = request.contact("sip:alice@192.0.2." + n);
        }
        var tooMany = request;
        assertThatThrownBy(() -> register(tooMany))
                .isInstanceOfSatisfying(
                        TooManyContacts.class,
                        refusal -> assertThat(Refusals.reply(refusal).status()).isEqualTo(403));
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aContactThatIsTooLongIsRefused() {
        var request = request().contact("sip:" + "a".repeat(600) + "@192.0.2.7");
        assertThatThrownBy(() -> register(request)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void theSameRequestTwiceIsAnsweredTwice() {
        var first = register(request().contact(DESK).expires(600));
        assertThat(bindings(register(request().contact(DESK).expires(600)))).isEqualTo(bindings(first));
    }

    @Test
    void aStarThatComesLateIsRefused() {
        register(request().contact(DESK).cseq(5));
        assertThatThrownBy(() -> register(request().star().expires(0).cseq(4)))
                .isInstanceOfSatisfying(
                        StaleRegistration.class,
                        refusal -> assertThat(Refusals.reply(refusal).status()).isEqualTo(500));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aPhoneIsKnownByItsMakeUntilItHasAName() {
        register(request().contact(DESK).header("User-Agent", "Phone/1.0 \t" + "x".repeat(100)));
        assertThat(contacts().get(0).name()).startsWith("Phone/1.0").hasSize(64).doesNotContain("\t");
    }

    @Test
    void whatWasRegisteredOverTheWebIsListedAsFarAsAHeaderCanHoldIt() {
        edge.world.login(ALICE, at("https://example.com/<\"a b\">", 600));
        assertThat(bindings(register(request()))).containsExactly("<https://example.com/__a_b__>;q=1.0;expires=600");
    }

    @Test
    void aWebClientThatIsHeldHasAtLeastItsGraceLeft() {
        edge.world.registrations.held(
                ALICE, edge.world.login(ALICE, web("laptop")).id(), HERE);
        assertThat(bindings(register(request()))).singleElement().asString().endsWith(";expires=30");
    }

    @Test
    void whoProvesNothingChangesNothing() {
        assertThat(edge.challenge(request().contact(DESK), this::answer).status())
                .isEqualTo(401);
        assertThat(contacts()).isEmpty();
    }

    private SipReply answer(SipRequest request) {
        return edge.registrar.register(request).reply();
    }

    private SipReply register(FakeRequest request) {
        return edge.proved(request, edge.alices, this::answer);
    }

    private List<Contact> contacts() {
        return edge.world.whereabouts.contacts(AS_ALICE, ALICE).contacts();
    }

    private long secondsLeft() {
        return contacts().get(0).life().secondsLeft(edge.world.now()).orElseThrow();
    }

    private static List<String> bindings(SipReply reply) {
        return reply.headers().stream()
                .filter(header -> header.name().equals("Contact"))
                .map(SipHeader::value)
                .toList();
    }

    private static FakeRequest request() {
        return to("sip:alice@example.com");
    }

    private static FakeRequest to(String address) {
        return FakeRequest.of("REGISTER", Edge.sip("example.com"), FakeRequest.uri(address), FakeRequest.uri(address));
    }
}
