package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restsip.call.Participant;
import org.restsip.call.PastCall;
import org.restsip.user.Aor;

/** Somebody's part in a call as a row. */
@Entity
@Table(name = "past_call_people")
@IdClass(PastPartRow.Key.class)
class PastPartRow {
    @Id
    @Column(name = "call_id")
    private String call;

    @Id
    @Column(name = "address")
    private String address;

    @Column(name = "created")
    @Convert(converter = InstantAsMicros.class)
    private Instant created;

    @Column(name = "role")
    private String role;

    @Nullable
    @Column(name = "via")
    private String via;

    @Nullable
    @Column(name = "joined")
    private Long joined;

    @Nullable
    @Column(name = "left_call")
    private Long left;

    /** Which row it is. JPA wants a class with these two names. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String call = "";
        private String address = "";

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && call.equals(key.call) && address.equals(key.address);
        }

        @Override
        public int hashCode() {
            return 31 * call.hashCode() + address.hashCode();
        }
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected PastPartRow() {}

    PastPartRow(PastCall of, PastCall.Part part) {
        call = of.id().value();
        created = of.created();
        address = part.aor().toString();
        role = part.role().name();
        via = part.stay().map(stay -> stay.via().name()).orElse(null);
        joined = part.stay().map(stay -> Moments.micros(stay.joined())).orElse(null);
        left = part.stay().flatMap(PastCall.Stay::left).map(Moments::micros).orElse(null);
    }

    String call() {
        return call;
    }

    PastCall.Part toPart() {
        var stay = Optional.ofNullable(via)
                .map(by -> new PastCall.Stay(
                        Participant.Via.valueOf(by),
                        Optional.ofNullable(joined).map(Moments::moment).orElse(created),
                        Optional.ofNullable(left).map(Moments::moment)));
        return new PastCall.Part(Aor.of(address), PastCall.Role.valueOf(role), stay);
    }
}
