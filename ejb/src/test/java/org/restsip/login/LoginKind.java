package org.restsip.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.event.RecordsContract;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Privacy;

/** Logins with a number as their contact's label. */
public final class LoginKind implements RecordsContract.Kind<Aor, Login> {
    @Override
    public Aor key(int number) {
        return Aor.of("user" + number + "@example.com");
    }

    @Override
    public Topic topic(Aor key) {
        return Logins.topic(key);
    }

    @Override
    public Login record(Aor key, long number, Instant deadline) {
        var contact = new Contact(
                new ContactId("c1"),
                "i1",
                Contact.WEB,
                new Life.Timed(deadline),
                1,
                "" + number,
                Optional.empty(),
                deadline,
                Optional.empty(),
                Optional.empty(),
                new Version(1, 1));
        return new Login(key, Version.NONE, new Version(1, 1), new Version(1, 1), List.of(contact), Privacy.OPEN);
    }

    @Override
    public long number(Login record) {
        return Long.parseLong(record.contacts().get(0).label());
    }
}
