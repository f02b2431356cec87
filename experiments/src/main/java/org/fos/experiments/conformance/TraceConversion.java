package org.fos.experiments.conformance;

import com.github.luben.zstd.ZstdOutputStream;

import org.fos.checker.fleeting.Fleeting;
import org.fos.experiments.console.BadInputException;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceLines;
import org.fos.trace.record.BinaryTraceWriter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes a trace in its other form, line by line; what the lines say is not judged. */
public final class TraceConversion {
    private static final int BUFFER_BYTES = 1 << 16;

    private TraceConversion() {}

    /**
     * What was written.
     *
     * @param lines the header and the last line among them
     * @param isWhole false if the trace ends within a line, whose beginning is kept where it can be
     */
    public record Converted(long lines, boolean isWhole) {}

    /**
     * Converts a trace.
     *
     * @param target must not exist yet; it is there when all of it is, and compressed if its name
     *     ends in {@code .zst}
     */
    public static Converted convert(Path source, Path target, boolean toBinary) throws IOException {
        if (Files.exists(target)) {
            throw new BadInputException(
                    target + ": exists already; delete it or name another file");
        }
        Path folder = target.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(target + ": there is no folder " + folder + "; make it");
        }
        String aside = "." + target.getFileName() + "-" + ProcessHandle.current().pid() + ".part";
        try (Fleeting<Path> part =
                Fleeting.begin(() -> folder.resolve(aside), TraceConversion::delete)) {
            Converted converted;
            try (TraceLines lines = TraceLines.of(source.toString(), Files.newInputStream(source));
                    OutputStream out = written(part.get(), target.toString().endsWith(".zst"))) {
                converted = toBinary ? binary(lines, out) : text(lines, out);
            } catch (NoSuchFileException e) {
                throw new BadInputException(source + ": there is no such file");
            } catch (InvalidTraceException e) {
                throw new BadInputException(e.getMessage());
            }
            Files.move(part.get(), target);
            return converted;
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException(
                    target + ": exists already; delete it or name another file");
        }
    }

    private static OutputStream written(Path file, boolean compressed) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        return new BufferedOutputStream(
                compressed ? new ZstdOutputStream(raw, 1) : raw, BUFFER_BYTES);
    }

    private static Converted binary(TraceLines lines, OutputStream out)
            throws IOException, InvalidTraceException {
        BinaryTraceWriter writer = new BinaryTraceWriter(out);
        long count = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (lines.lastEnded()) {
                writer.line(line, 0, line.length);
            } else {
                writer.half(line, 0, line.length);
            }
            count++;
        }
        writer.flush();
        return new Converted(count, !lines.isCut());
    }

    private static Converted text(TraceLines lines, OutputStream out)
            throws IOException, InvalidTraceException {
        long count = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            out.write(line);
            if (lines.lastEnded()) {
                out.write('\n');
            }
            count++;
        }
        return new Converted(count, !lines.isCut());
    }

    private static void delete(Path part) {
        try {
            boolean unused = Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
