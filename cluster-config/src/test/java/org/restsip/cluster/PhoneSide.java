package org.restsip.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.restsip.MutableClock;
import org.restsip.event.NodeId;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.Flow;
import org.restsip.login.Whereabouts;
import org.restsip.mailbox.Mailbox;
import org.restsip.mailbox.MailboxRules;
import org.restsip.mailbox.MemoryMailboxes;
import org.restsip.message.Deliveries;
import org.restsip.message.MemoryDurableMessages;
import org.restsip.message.Message;
import org.restsip.message.MessageRules;
import org.restsip.message.Messaging;
import org.restsip.message.Outbound;
import org.restsip.message.Reach;
import org.restsip.message.Safekeeping;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.Lookup;
import org.restsip.user.MemoryUsers;
import org.restsip.user.Reception;

/** Messages on one member, and the phones that hang on it: they take what they are brought and never answer. */
final class PhoneSide implements Reach {
    final ClusterInboxes inboxes;
    final ClusterReceipts receipts;
    final Deliveries deliveries;
    final Messaging messaging;
    private final ClusterMember member;
    private final List<String> brought = new CopyOnWriteArrayList<>();

    PhoneSide(ClusterMember member, Whereabouts whereabouts, MemoryUsers users, MutableClock clock) {
        this.member = member;
        inboxes = new ClusterInboxes(member);
        receipts = new ClusterReceipts(member);
        var messages = new ClusterMessages(member);
        var ids = new Ids("secret of the tests");
        var domains = new Domains(List.of("example.com"));
        var lookup = new Lookup(users, domains);
        var mailbox = new Mailbox(
                new MemoryMailboxes(users),
                lookup,
                member,
                new MailboxRules(1000, 5, 1000, 4, 1000, Duration.ofDays(30)),
                ids,
                clock);
        var safekeeping = new Safekeeping(new MemoryDurableMessages(), inboxes, receipts, messages, member, clock);
        var neighbours = new ClusterNeighbours(member) {
            @Override
            Executor threads() {
                return task -> new Thread(task).start();
            }
        };
        var rules = new MessageRules(100, Duration.ofMinutes(1), Duration.ofDays(7), 20, 1000, 60);
        var outbound = new Outbound(domains, users, rules, ids, clock);
        deliveries = new Deliveries(
                inboxes,
                receipts,
                messages,
                whereabouts,
                outbound,
                this,
                mailbox,
                safekeeping,
                neighbours,
                member,
                clock);
        deliveries.serveNeighbours();
        messaging = new Messaging(
                inboxes,
                receipts,
                messages,
                deliveries,
                new Reception(users, domains),
                outbound,
                whereabouts,
                safekeeping,
                rules,
                ids,
                clock);
    }

    /** A phone that registers at this member. */
    PhoneBinding phone() {
        return new PhoneBinding(new Flow(member.id(), "tcp", "0.0.0.0", 5060, "192.0.2.7", 49152), "call-1", 1);
    }

    /** What phones were brought here, as text; with {@code " again"} what they may have had before. */
    List<String> brought() {
        return List.copyOf(brought);
    }

    /** As long as its node lives; then it is reached from the other. */
    @Override
    public Optional<NodeId> from(Contact contact) {
        var node = contact.phone().orElseThrow().flow().node();
        return Optional.of(member.members().contains(node) ? node : member.id());
    }

    @Override
    public void bring(Message message, Contact contact, boolean again) {
        brought.add(new String(message.content().bytes(), java.nio.charset.StandardCharsets.UTF_8)
                + (again ? " again" : ""));
    }
}
