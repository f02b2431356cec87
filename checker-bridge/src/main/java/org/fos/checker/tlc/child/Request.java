package org.fos.checker.tlc.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A model to run.
 *
 * @param token nobody else's: what the model prints must not look like the end of its run
 * @param libraries directories with further modules, with the path separator between them
 * @param arguments TLC's
 */
public record Request(String token, String libraries, List<String> arguments) {
    private static final String BEFORE = "@!@!@ENDRUN ";
    private static final String AFTER = " @!@!@";

    public Request {
        arguments = List.copyOf(arguments);
    }

    /** Writes it for {@link #read}. */
    public void write(DataOutputStream out) throws IOException {
        out.writeUTF(token);
        out.writeUTF(libraries);
        out.writeInt(arguments.size());
        for (String argument : arguments) {
            out.writeUTF(argument);
        }
        out.flush();
    }

    /**
     * Reads the next one.
     *
     * @throws java.io.EOFException if there is none
     */
    static Request read(DataInputStream in) throws IOException {
        String token = in.readUTF();
        String libraries = in.readUTF();
        int size = in.readInt();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            arguments.add(in.readUTF());
        }
        return new Request(token, libraries, arguments);
    }

    /** The line that stands after what the run printed. */
    String lastLine(int exitStatus) {
        return BEFORE + token + " " + exitStatus + AFTER;
    }

    /** The exit status, if the line is the last of this run. */
    public OptionalInt exitStatus(String line) {
        String start = BEFORE + token + " ";
        return line.startsWith(start) && line.endsWith(AFTER)
                ? OptionalInt.of(
                        Integer.parseInt(
                                line.substring(start.length(), line.length() - AFTER.length())))
                : OptionalInt.empty();
    }
}
