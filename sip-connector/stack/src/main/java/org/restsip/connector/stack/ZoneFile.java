package org.restsip.connector.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Names out of a master file (RFC 1035, section 5), as an operator or a test has written it; nothing else is known. */
public final class ZoneFile extends Records {
    private final List<Record> all;

    /** @throws IOException if the file cannot be read, or not be understood */
    public ZoneFile(Path file) throws IOException {
        var read = new ArrayList<Record>();
        try (var master = new Master(file.toString(), Name.root)) {
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                read.add(record);
            }
        }
        all = List.copyOf(read);
    }

    @Override
    Stream<Record> records(Name name, int type) {
        return all.stream()
                .filter(record -> record.getType() == type && record.getName().equals(name));
    }
}
