package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.restsip.Page;
import org.restsip.call.History;
import org.restsip.call.PastCall;
import org.restsip.login.Contact;
import org.restsip.login.Whereabouts;
import org.restsip.mailbox.Introduction;
import org.restsip.mailbox.Introduction.Introduced;
import org.restsip.mailbox.Mailbox;
import org.restsip.mailbox.Reader;
import org.restsip.mailbox.StoredMessage;
import org.restsip.user.Accounts;
import org.restsip.user.Caller;
import org.restsip.user.Device;
import org.restsip.user.Lookup;

/** All that is there of a user, to take along. No secret is in it; contents of messages are fetched one by one. */
@Singleton
public class Takeout {
    private static final int AT_ONCE = 500;

    private final Lookup lookup;
    private final Introduction introduction;
    private final Accounts accounts;
    private final Whereabouts whereabouts;
    private final Mailbox mailbox;
    private final History history;

    @Inject
    public Takeout(
            Lookup lookup,
            Introduction introduction,
            Accounts accounts,
            Whereabouts whereabouts,
            Mailbox mailbox,
            History history) {
        this.lookup = lookup;
        this.introduction = introduction;
        this.accounts = accounts;
        this.whereabouts = whereabouts;
        this.mailbox = mailbox;
        this.history = history;
    }

    /**
     * What there is.
     *
     * @param messages for the owner alone; nobody else reads them
     */
    public record Everything(
            Introduced user,
            List<Device> devices,
            List<Contact> contacts,
            List<StoredMessage> messages,
            List<PastCall> history) {}

    /** Everything of a user, for the user and for operators. */
    public Everything of(Caller by, String name) {
        var user = lookup.overseen(by, name);
        return new Everything(
                introduction.of(by, user.id().value()),
                accounts.devices(by, user.id().value()),
                whereabouts.contacts(by, user.aor()).contacts(),
                by.is(user.aor()) ? messages(by, user.id().value()) : List.of(),
                history.export(user.aor()));
    }

    private List<StoredMessage> messages(Caller by, String name) {
        var all = new ArrayList<StoredMessage>();
        var part = mailbox.messages(by, name, Reader.OWNER, false, Page.first(AT_ONCE));
        all.addAll(part.items());
        while (part.next().isPresent()) {
            part = mailbox.messages(by, name, Reader.OWNER, false, new Page(AT_ONCE, part.next()));
            all.addAll(part.items());
        }
        return all;
    }
}
