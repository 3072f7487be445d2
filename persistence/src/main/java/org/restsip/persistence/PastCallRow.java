package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restsip.call.CallId;
import org.restsip.call.Ledger;
import org.restsip.call.PastCall;
import org.restsip.user.Aor;

/** A call of the history as a row, without the people. */
@Entity
@Table(name = "past_calls")
class PastCallRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "subject")
    private String subject;

    @Column(name = "creator")
    private String creator;

    @Column(name = "created")
    @Convert(converter = InstantAsMicros.class)
    private Instant created;

    /** Micros; see {@link InstantAsMicros}, which knows no absent moments. */
    @Nullable
    @Column(name = "ended")
    private Long ended;

    @Nullable
    @Column(name = "reason")
    private String reason;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected PastCallRow() {}

    PastCallRow(PastCall call) {
        id = call.id().value();
        subject = call.subject();
        creator = call.creator().toString();
        created = call.created();
        ended = call.end().map(end -> Moments.micros(end.at())).orElse(null);
        reason = call.end().map(end -> end.reason().name()).orElse(null);
    }

    String id() {
        return id;
    }

    PastCall toPastCall(List<PastCall.Part> people) {
        var end = Optional.ofNullable(ended)
                .map(at -> new Ledger.End(Moments.moment(at), PastCall.Reason.valueOf(String.valueOf(reason))));
        return new PastCall(new CallId(id), subject, Aor.of(creator), created, end, people);
    }
}
