package org.restsip.sip.door;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.restsip.Refusal;
import org.restsip.connector.api.SipRequest;
import org.restsip.sip.Answer;
import org.restsip.sip.Refusals;
import org.restsip.sip.Refused;
import org.restsip.sip.Warning;
import org.restsip.user.Domains;

/**
 * What becomes of a request: the checks that concern every one, in the order of RFC 3261, sections 8.2 and 16.3, and then
 * its service.
 */
@Singleton
public class Reception {
    private static final Logger LOG = System.getLogger(Reception.class.getName());

    private final List<Check> checks;
    private final Services services;
    private final Domains domains;

    @Inject
    public Reception(Services services, Domains domains, Clock clock) {
        this.services = services;
        this.domains = domains;
        this.checks =
                List.of(new KnownScheme(), new HopsLeft(), new Merged(clock), new Understood(), new UnderstoodBody());
    }

    /** Empty if the request is to be left without an answer, as an ACK always is (section 17). */
    public Optional<Answer> answer(SipRequest request) {
        if (request.method().equals("ACK")) {
            return Optional.empty();
        }
        for (var check : checks) {
            var objection = check.objection(request);
            if (objection.isPresent()) {
                return objection.get().reply().map(Answer::of);
            }
        }
        return Optional.of(served(request));
    }

    private Answer served(SipRequest request) {
        try {
            return services.answer(request);
        } catch (Refused refused) {
            return Answer.of(refused.reply());
        } catch (Refusal refusal) {
            LOG.log(Level.DEBUG, "{0} {1} refused: {2}", request.method(), request.callId(), refusal.getMessage());
            return Answer.of(Warning.add(Refusals.reply(refusal), domains.first(), refusal));
        }
    }
}
