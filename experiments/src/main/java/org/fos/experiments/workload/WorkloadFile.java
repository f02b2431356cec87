package org.fos.experiments.workload;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes workload files: UTF-8 text, one operation a line.
 *
 * <pre>
 * # a comment, on a line of its own; empty lines are allowed
 * update /net/eth0/3 a value, up to the end of the line
 * @2 read /dev/disk
 * @2 after 5000 delete /foo/bar
 * </pre>
 *
 * <p>A line is {@code [@CLIENT] [after CYCLES] KIND KEY [VALUE]}. The client is a number counted
 * from 0, and 0 if it is not given. The kind is {@code read}, {@code update}, {@code delete},
 * {@code register}, {@code resolve} or {@code unregister}; {@code update} and {@code register} have
 * a value, the others have none.
 */
public final class WorkloadFile {
    private static final Splitter LINES = Splitter.onPattern("\r?\n");

    private WorkloadFile() {}

    /**
     * Reads a workload file.
     *
     * @return its operations, under the name of the file without its folder and ending
     * @throws WorkloadFormatException if the file is not a workload
     * @throws IOException if the file cannot be read
     */
    public static ListedWorkload read(Path file) throws IOException, WorkloadFormatException {
        String text = decode(file.toString(), Files.readAllBytes(file));
        return new ListedWorkload(nameOf(file), parse(file.toString(), text));
    }

    /**
     * Reads the text of a workload file.
     *
     * @param file what messages call the file
     * @throws WorkloadFormatException if the text is not a workload
     */
    public static ImmutableList<Operation> parse(String file, String text)
            throws WorkloadFormatException {
        ImmutableList.Builder<Operation> operations = ImmutableList.builder();
        boolean empty = true;
        List<String> lines = LINES.splitToList(text);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                operations.add(new OperationLine(file, i + 1, line).operation());
                empty = false;
            }
        }
        if (empty) {
            throw new WorkloadFormatException(
                    file, lines.size(), "the end of the file", "at least one operation");
        }
        return operations.build();
    }

    /**
     * Writes a workload, so that reading it gives the same operations.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Workload workload, Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            write(workload, writer);
        }
    }

    /**
     * Writes the operations of a workload as lines.
     *
     * @throws IOException if the target refuses
     */
    public static void write(Workload workload, Appendable target) throws IOException {
        for (Operation operation : workload) {
            target.append(format(operation)).append('\n');
        }
    }

    /** The line for one operation, without its end. */
    static String format(Operation operation) {
        StringBuilder line = new StringBuilder();
        if (operation.client() != 0) {
            line.append('@').append(operation.client()).append(' ');
        }
        if (operation.afterCycles() != 0) {
            line.append("after ").append(operation.afterCycles()).append(' ');
        }
        line.append(operation.kind().word()).append(' ').append(operation.key());
        if (operation.kind().takesValue()) {
            line.append(' ').append(operation.value());
        }
        return line.toString();
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int ending = name.lastIndexOf('.');
        return ending > 0 ? name.substring(0, ending) : name;
    }

    private static String decode(String file, byte[] bytes) throws WorkloadFormatException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < rest.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            String got = String.format("byte 0x%02x", rest.get(rest.position()));
            throw new WorkloadFormatException(file, line, got, "text in UTF-8");
        }
    }
}
