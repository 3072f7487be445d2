package org.restsip.tests.torture;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one message of the RFCs is about.
 *
 * @param name     of the message there
 * @param section  where it stands
 * @param statuses the final answers that the RFC asks for or allows
 * @param udpSilence whether no answer is right over UDP
 * @param tcpSilence the same over TCP
 */
public record Point(String name, String section, Set<Integer> statuses, boolean udpSilence, boolean tcpSilence) {
    /** A request that was understood; what comes of it is another matter. */
    private static final Integer[] UNDERSTOOD = {200, 202, 401, 403, 404, 405, 407, 480, 481, 488, 501};

    /** RFC 4475, in the order of its sections. */
    public static final List<Point> RFC_4475 = List.of(
            point("wsinv", "3.1.1.1", UNDERSTOOD),
            point("intmeth", "3.1.1.2", 405, 501),
            point("esc01", "3.1.1.3", UNDERSTOOD),
            point("escnull", "3.1.1.4", UNDERSTOOD),
            point("esc02", "3.1.1.5", 405, 501),
            point("lwsdisp", "3.1.1.6", 200),
            point("longreq", "3.1.1.7", UNDERSTOOD),
            // over a stream what follows the second request is none, and the connection may end before the first is
            // answered
            point("dblreq", "3.1.1.8", UNDERSTOOD).orSilenceOverTcp(),
            point("semiuri", "3.1.1.9", 200, 404),
            point("transports", "3.1.1.10", 200),
            point("mpart01", "3.1.1.11", UNDERSTOOD),
            response("unreason", "3.1.1.12"),
            response("noreason", "3.1.1.13"),
            point("badinv01", "3.1.2.1", 400),
            point("clerr", "3.1.2.2", 400).orSilenceOverTcp(),
            point("ncl", "3.1.2.3", 400),
            point("scalar02", "3.1.2.4", 400),
            response("scalarlg", "3.1.2.5"),
            point("quotbal", "3.1.2.6", 400),
            point("ltgtruri", "3.1.2.7", 400),
            point("lwsruri", "3.1.2.8", 400),
            point("lwsstart", "3.1.2.9", 400),
            point("trws", "3.1.2.10", 400),
            point("escruri", "3.1.2.11", 400),
            point("baddate", "3.1.2.12", 400),
            point("regbadct", "3.1.2.13", 400),
            point("badaspec", "3.1.2.14", 400),
            point("baddn", "3.1.2.15", 400).orSilenceOverTcp(),
            point("badvers", "3.1.2.16", 505),
            point("mismatch01", "3.1.2.17", 400),
            point("mismatch02", "3.1.2.18", 400, 501),
            response("bigcode", "3.1.2.19"),
            point("badbranch", "3.2.1", 200, 400),
            point("insuf", "3.3.1", 400),
            point("unkscm", "3.3.2", 416),
            point("novelsc", "3.3.3", 416),
            point("unksm2", "3.3.4", 400),
            point("bext01", "3.3.5", 420),
            point("invut", "3.3.6", 415),
            point("regaut01", "3.3.7", 401),
            point("multi01", "3.3.8", 400),
            point("mcl01", "3.3.9", 400),
            response("bcast", "3.3.10"),
            point("zeromf", "3.3.11", 483),
            point("cparam01", "3.3.12", 200, 401),
            point("cparam02", "3.3.13", 200, 401),
            point("regescrt", "3.3.14", 200, 400, 401),
            point("sdp01", "3.3.15", 406),
            // over a stream its body has no end
            point("inv2543", "3.4.1", with(UNDERSTOOD, 400)));

    /** RFC 5118. */
    public static final List<Point> RFC_5118 = List.of(
            point("ipv6-good", "4.1", UNDERSTOOD),
            point("ipv6-bad", "4.2", 400),
            point("port-ambiguous", "4.3", UNDERSTOOD),
            point("port-unambiguous", "4.4", UNDERSTOOD),
            point("via-received-param-with-delim", "4.5", UNDERSTOOD),
            point("via-received-param-no-delim", "4.5", UNDERSTOOD),
            point("ipv6-in-sdp", "4.6", UNDERSTOOD),
            point("mult-ip-in-header", "4.7", UNDERSTOOD),
            point("mult-ip-in-sdp", "4.8", UNDERSTOOD),
            point("ipv4-mapped-ipv6", "4.9", UNDERSTOOD),
            point("ipv6-bug-abnf-3-colons", "4.10", with(UNDERSTOOD, 400)));

    public static Stream<Point> all() {
        return Stream.of(RFC_4475, RFC_5118).flatMap(List::stream);
    }

    private static Point point(String name, String section, Integer... statuses) {
        return new Point(name, section, new TreeSet<>(Arrays.asList(statuses)), false, false);
    }

    /** Nobody answers a response, and nobody waits for this one. */
    private static Point response(String name, String section) {
        return new Point(name, section, Set.of(), true, true);
    }

    /** Where a message does not end, a stream waits for its end. */
    private Point orSilenceOverTcp() {
        return new Point(name, section, statuses, udpSilence, true);
    }

    private static Integer[] with(Integer[] statuses, int another) {
        return Stream.concat(Arrays.stream(statuses), Stream.of(another)).toArray(Integer[]::new);
    }

    public boolean allowsSilence(boolean tcp) {
        return tcp ? tcpSilence : udpSilence;
    }

    @Override
    public String toString() {
        return section + " " + name + " "
                + statuses.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
