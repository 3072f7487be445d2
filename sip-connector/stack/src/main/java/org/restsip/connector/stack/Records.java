package org.restsip.connector.stack;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A zone that consists of DNS records, wherever they come from. */
abstract class Records implements Zone {

    /** The records of that name and type, with aliases followed. */
    abstract Stream<Record> records(Name name, int type);

    @Override
    public List<Naptr> naptr(String domain) {
        return records(name(domain), Type.NAPTR)
                .map(NAPTRRecord.class::cast)
                .filter(record -> record.getFlags().equalsIgnoreCase("s"))
                .map(record -> new Naptr(
                        record.getOrder(), record.getPreference(), record.getService(), text(record.getReplacement())))
                .toList();
    }

    @Override
    public List<Srv> srv(String service) {
        return records(name(service), Type.SRV)
                .map(SRVRecord.class::cast)
                .map(record ->
                        new Srv(record.getPriority(), record.getWeight(), record.getPort(), text(record.getTarget())))
                .toList();
    }

    @Override
    public List<InetAddress> addresses(String host) {
        var name = name(host);
        return Stream.concat(
                        records(name, Type.A).map(record -> ((ARecord) record).getAddress()),
                        records(name, Type.AAAA).map(record -> ((AAAARecord) record).getAddress()))
                .toList();
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new Silent("not a name: " + text);
        }
    }

    private static String text(Name name) {
        return name.toString(true);
    }
}
