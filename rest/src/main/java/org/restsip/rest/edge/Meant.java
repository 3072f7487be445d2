package org.restsip.rest.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it is meant: with another method than it came by, and if its body has been read, with what is left of that. */
final class Meant extends HttpServletRequestWrapper {
    private static final String LENGTH = "Content-Length";

    private final String method;
    private final Optional<byte[]> body;

    Meant(HttpServletRequest request, String method) {
        super(request);
        this.method = method;
        this.body = Optional.empty();
    }

    Meant(HttpServletRequest request, String method, byte[] body) {
        super(request);
        this.method = method;
        this.body = Optional.of(body);
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body.isPresent() ? new Read(new ByteArrayInputStream(body.get())) : super.getInputStream();
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return body.isPresent()
                ? new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8))
                : super.getReader();
    }

    @Override
    public int getContentLength() {
        return body.map(bytes -> bytes.length).orElseGet(super::getContentLength);
    }

    @Override
    public long getContentLengthLong() {
        return body.map(bytes -> (long) bytes.length).orElseGet(super::getContentLengthLong);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isLength(name) ? Integer.toString(getContentLength()) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isLength(name)
                ? Collections.enumeration(List.of(Integer.toString(getContentLength())))
                : super.getHeaders(name);
    }

    private boolean isLength(String header) {
        return body.isPresent() && header.equalsIgnoreCase(LENGTH);
    }

    /** What was read before, read once more. */
    private static final class Read extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Read(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body has been read");
        }
    }
}
