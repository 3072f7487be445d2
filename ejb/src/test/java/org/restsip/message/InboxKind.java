package org.restsip.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.event.RecordsContract;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.login.ContactId;
import org.restsip.user.Aor;

/** Inboxes with a number as the size of their message. */
public final class InboxKind implements RecordsContract.Kind<Aor, Inbox> {
    @Override
    public Aor key(int number) {
        return Aor.of("user" + number + "@example.com");
    }

    @Override
    public Topic topic(Aor key) {
        return Inboxes.topic(key);
    }

    @Override
    public Inbox record(Aor key, long number, Instant deadline) {
        var slot = new Inbox.Slot(1, new MessageId("m1"), false, deadline, (int) number, false, Optional.empty());
        return new Inbox(key, Version.NONE, List.of(new Inbox.Lane(new ContactId("c1"), 1, List.of(slot), deadline)));
    }

    @Override
    public long number(Inbox record) {
        return record.lanes().get(0).slots().get(0).size();
    }
}
