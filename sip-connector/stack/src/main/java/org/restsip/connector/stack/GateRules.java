package org.restsip.connector.stack;

import java.util.List;
import java.util.Locale;

/**
 * Whom the gate lets in.
 *
 * @param perMinute    requests from one address (in IPv6 one /64); more are refused, and after as many refusals ignored. 0: no
 *                     limit
 * @param exempt       addresses and ranges without that limit, such as of trunks
 * @param silentAgents parts of the User-Agent of those who get no answer at all, in whatever case
 */
public record GateRules(int perMinute, List<String> exempt, List<String> silentAgents) {

    /** All are let in. */
    public static final GateRules OPEN = new GateRules(0, List.of(), List.of());

    /** @throws IllegalArgumentException if the limit is negative or an exempt address cannot be read */
    public GateRules {
        if (perMinute < 0) {
            throw new IllegalArgumentException("a rate must not be negative");
        }
        exempt.forEach(Range::of);
        exempt = List.copyOf(exempt);
        silentAgents = silentAgents.stream()
                .map(agent -> agent.toLowerCase(Locale.ROOT))
                .toList();
    }
}
