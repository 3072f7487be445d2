package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.HERE;
import static org.restsip.World.at;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.World;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.Presence.Status;
import org.restsip.user.NotYours;

/** What phones do to the list of contacts. */
class PhonesTest {
    private static final String DESK = "sip:alice@192.0.2.7";
    private static final String HALL = "sip:alice@192.0.2.8";

    private final World world = new World();
    private final Registrations registrations = world.registrations;
    private long requests;

    @Test
    void anOlderRequestOfTheSameCallIsRefused() {
        register(phone(DESK).of("call-1", 2));
        assertThatThrownBy(() -> register(phone(DESK).of("call-1", 1))).isInstanceOf(StaleRegistration.class);
        assertThatThrownBy(() -> register(phone(DESK).of("call-1", 1).lasting(0)))
                .isInstanceOf(StaleRegistration.class);
        register(phone(DESK).of("call-1", 3).lasting(0));
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aRequestThatComesTwiceDoesNothingTheSecondTime() {
        register(phone(DESK).of("call-1", 2).lasting(600));
        world.clock.passSeconds(100);
        register(phone(DESK).of("call-1", 2).lasting(600));
        assertThat(contacts().get(0).life().secondsLeft(world.now())).hasValue(500);
    }

    @Test
    void anotherRequestUnderTheNumberOfTheLastOneIsRefused() {
        register(phone(DESK).named("urn:1").of("call-1", 2));
        assertThatThrownBy(() -> register(phone(HALL).named("urn:1").of("call-1", 2)))
                .isInstanceOf(StaleRegistration.class);
        assertThatThrownBy(() ->
                        register(phone(DESK).named("urn:1").of("call-1", 2).lasting(0)))
                .isInstanceOf(StaleRegistration.class);
        assertThatThrownBy(() -> registrations.unregisterPhones(AS_ALICE, ALICE, binding("call-1", 2)))
                .isInstanceOf(StaleRegistration.class);
        assertThat(contacts()).extracting(Contact::uri).containsExactly(DESK);
    }

    @Test
    void aPhoneThatStartedAgainCountsFromTheBeginning() {
        register(phone(DESK).of("call-1", 200));
        register(phone(DESK).of("call-2", 1));
        assertThat(contacts().get(0).phone().orElseThrow().callId()).isEqualTo("call-2");
    }

    @Test
    void unregisteringWhatIsNotThereDoesNoHarm() {
        register(phone(DESK).lasting(0));
        assertThat(world.logins.find(ALICE)).isEmpty();
    }

    @Test
    void allOfOneRequestIsGrantedOrNothing() {
        register(phone(DESK).lasting(600));
        assertThatThrownBy(() -> register(
                        phone(DESK).lasting(0),
                        phone(HALL).lasting(600),
                        phone("sip:alice@192.0.2.9").lasting(1)))
                .isInstanceOf(TooBrief.class);
        assertThat(contacts()).extracting(Contact::uri).containsExactly(DESK);
    }

    @Test
    void oneThatGoesMakesRoomForOneThatComes() {
        register(phone("sip:1@192.0.2.1"), phone("sip:2@192.0.2.1"), phone("sip:3@192.0.2.1"));
        assertThatThrownBy(() -> register(phone("sip:4@192.0.2.1"))).isInstanceOf(TooManyContacts.class);
        register(phone("sip:4@192.0.2.1"), phone("sip:1@192.0.2.1").lasting(0));
        assertThat(contacts())
                .extracting(Contact::uri)
                .containsExactlyInAnyOrder("sip:2@192.0.2.1", "sip:3@192.0.2.1", "sip:4@192.0.2.1");
    }

    @Test
    void allPhonesGoAtOnceAndWebClientsAndOtherUrisStay() {
        register(phone(DESK), phone(HALL));
        world.login(ALICE, web("laptop"));
        registrations.unregisterPhones(AS_ALICE, ALICE, binding("call-2", 1));
        assertThat(contacts()).extracting(Contact::uri).containsExactly(Contact.WEB);
    }

    @Test
    void nobodyRegistersAPhoneForAnother() {
        assertThatThrownBy(() -> registrations.registerPhone(
                        AS_BOB, ALICE, List.of(phone(DESK).wish())))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> registrations.unregisterPhones(AS_BOB, ALICE, binding("call-1", 1)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void whatIsRegisteredOverTheWebAtThePlaceOfAPhoneIsThatPhone() {
        register(phone(DESK));
        var same = world.login(ALICE, at("sip:alice@192.0.2.7;line=1", 600));
        assertThat(contacts()).containsExactly(same);
        assertThat(same.phone()).isPresent();
    }

    @Test
    void thePhoneThatNamesItselfNotIsFoundByItsPlace() {
        register(phone(DESK).named("urn:1"));
        register(phone(DESK).lasting(0));
        assertThat(contacts()).isEmpty();
    }

    @Test
    void theFlowsOfADeviceAreContactsOfOneDevice() {
        register(phone(DESK).named("urn:1").flow(1));
        register(phone(HALL).named("urn:1").flow(2));
        register(phone(HALL).named("urn:2"));
        assertThat(contacts()).hasSize(3);
        assertThat(devices()).hasSize(2);
    }

    @Test
    void onlyTheNewestFlowOfADeviceIsReached() {
        register(phone(DESK).named("urn:1").flow(1).lasting(600));
        world.clock.passSeconds(10);
        register(phone(HALL).named("urn:1").flow(2).lasting(600));
        assertThat(reached()).containsExactly(HALL);

        world.clock.passSeconds(10);
        register(phone(DESK).named("urn:1").flow(1).lasting(600));
        assertThat(reached()).containsExactly(DESK);
    }

    @Test
    void aDeviceIsFoundByEachOfItsFlows() {
        register(phone(DESK).named("urn:1").flow(1));
        register(phone(HALL).named("urn:1").flow(2));
        var first = contacts().get(0);
        assertThat(world.whereabouts.contact(ALICE, first.id())).contains(first);
        assertThat(world.whereabouts.contact(ALICE, first.id().device())).isPresent();

        register(phone(DESK).named("urn:1").flow(1).lasting(0));
        assertThat(world.whereabouts.contact(ALICE, first.id())).isEmpty();
        assertThat(world.whereabouts.contact(ALICE, first.id().device()))
                .map(Contact::uri)
                .contains(HALL);
    }

    @Test
    void aPhoneThatOnlyRegistersContradictsNobody() {
        world.login(ALICE, saying(Status.BUSY));
        register(phone(DESK));
        assertThat(world.whereabouts.presence(AS_BOB, ALICE).presence().status())
                .isEqualTo(Status.BUSY);
    }

    @Test
    void whoHasNothingButAPhoneIsAvailable() {
        register(phone(DESK));
        assertThat(world.whereabouts.presence(AS_BOB, ALICE).presence()).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void whatTheOwnerCallsAPhoneStaysWhenItRegistersAgain() {
        register(phone(DESK));
        assertThat(contacts().get(0).name()).isEqualTo("Phone/1.0");
        registrations.refresh(AS_ALICE, ALICE, contacts().get(0).id(), wish -> wish.labelled("kitchen"));
        register(phone(DESK));
        assertThat(contacts().get(0).name()).isEqualTo("kitchen");
    }

    private void register(Phone... phones) {
        registrations.registerPhone(
                AS_ALICE, ALICE, List.of(phones).stream().map(Phone::wish).toList());
    }

    private List<Contact> contacts() {
        return world.whereabouts.contacts(AS_ALICE, ALICE).contacts();
    }

    private List<ContactId> devices() {
        return contacts().stream()
                .map(contact -> contact.id().device())
                .distinct()
                .toList();
    }

    private List<String> reached() {
        return world.whereabouts.reachable(ALICE).stream().map(Contact::uri).toList();
    }

    /** Each request is the next one of the same call. */
    private Phone phone(String uri) {
        return new Phone(uri, Optional.empty(), 0, "call-1", ++requests, 3600);
    }

    private static PhoneBinding binding(String callId, long cseq) {
        return new PhoneBinding(new Flow(HERE, "udp", "0.0.0.0", 5060, "192.0.2.7", 5060), callId, cseq);
    }

    private static Registration saying(Status status) {
        var silent = web("laptop");
        return new Registration(
                silent.uri(),
                silent.instance(),
                silent.held(),
                silent.expires(),
                1,
                "",
                Optional.of(new Presence(status, "", "")),
                Optional.empty());
    }

    private record Phone(String uri, Optional<String> name, int flow, String callId, long cseq, long seconds) {
        Phone named(String urn) {
            return new Phone(uri, Optional.of(urn), flow, callId, cseq, seconds);
        }

        Phone flow(int number) {
            return new Phone(uri, name, number, callId, cseq, seconds);
        }

        Phone of(String call, long number) {
            return new Phone(uri, name, flow, call, number, seconds);
        }

        Phone lasting(long time) {
            return new Phone(uri, name, flow, callId, cseq, time);
        }

        Registration wish() {
            var way = binding(callId, cseq);
            return new Registration(
                    Optional.of(uri),
                    name,
                    Optional.of(false),
                    Optional.of(Duration.ofSeconds(seconds)),
                    1,
                    "",
                    Optional.empty(),
                    Optional.of(new PhoneBinding(
                            way.flow(), callId, cseq, name.isPresent(), flow, List.of(), "Phone/1.0")));
        }
    }
}
