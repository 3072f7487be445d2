package org.restsip.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.World;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.event.TooBusy;
import org.restsip.login.ContactGone;
import org.restsip.login.StaleRegistration;
import org.restsip.login.TooBrief;
import org.restsip.login.TooManyContacts;
import org.restsip.message.InboxFull;
import org.restsip.message.MessageTooLarge;
import org.restsip.message.Offline;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;
import org.restsip.user.User;
import org.restsip.user.UserId;

class RefusalsTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new InvalidValue("it", "is wrong"), 400),
                Arguments.of(new NotYours("no"), 403),
                Arguments.of(new TooManyContacts(10), 403),
                Arguments.of(new NoSuchUser(), 404),
                Arguments.of(new TooBrief(Duration.ofSeconds(60)), 423),
                Arguments.of(new ContactGone(), 480),
                Arguments.of(new Offline(new User(new UserId("u1"), World.BOB, "Bob", Instant.EPOCH)), 480),
                Arguments.of(new StaleRegistration(), 500),
                Arguments.of(new InboxFull(World.BOB), 503),
                Arguments.of(new TooBusy("not now"), 503),
                Arguments.of(new MessageTooLarge(100), 513));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachRefusalHasItsStatus(Refusal refusal, int status) {
        assertThat(Refusals.reply(refusal).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aLimitIsSaidInItsHeaderAndNothingElseIs(Refusal refusal, int status) {
        var name = status == 423 ? "Min-Expires" : "Retry-After";
        var expected = refusal.seconds().isPresent()
                ? Optional.of(new SipHeader(name, "" + refusal.seconds().getAsInt()))
                : Optional.empty();
        assertThat(Refusals.reply(refusal).headers().stream().findFirst()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAStatusOfAnError(Refusal.Kind kind) {
        assertThat(Refusals.reply(new Refusal(kind, "no") {
                    private static final long serialVersionUID = 1L;
                }))
                .extracting(SipReply::status)
                .satisfies(status -> assertThat(status).isBetween(400, 699));
    }
}
