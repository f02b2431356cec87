package org.fos.checker.tlc.child;

import org.fos.checker.tlc.isolation.IsolatedLoader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.function.ToIntFunction;

/**
 * The program. It reads requests from standard input, one after the other, and writes what each run
 * prints to standard output, with a line after it that says how it ended. It ends when its input
 * does, in the middle of a run too: whoever started it is gone.
 */
public final class ChildMain {
    private static final String LIBRARIES = "TLA-Library";
    private static final int FAILED = 1;

    private final OutputStream out =
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();

    private ChildMain() {}

    /**
     * Runs models until there is no input.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ChildMain child = new ChildMain();
        Thread.ofPlatform().daemon().name("requests").start(child::listen);
        while (true) {
            child.serve(child.requests.take());
        }
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
            while (true) {
                requests.put(Request.read(in));
            }
        } catch (IOException | InterruptedException e) {
            // TLC leaves threads behind that would keep this JVM from ending by itself.
            Runtime.getRuntime().halt(0);
        }
    }

    private void serve(Request request) throws IOException {
        Gate gate = new Gate(out);
        int status = run(request, new PrintStream(gate, true, StandardCharsets.UTF_8));
        gate.shut();
        out.write((request.lastLine(status) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @SuppressWarnings("unchecked") // the caller's own type
    private static int run(Request request, PrintStream printed) throws IOException {
        System.setOut(printed);
        System.setErr(printed);
        if (request.libraries().isEmpty()) {
            System.clearProperty(LIBRARIES);
        } else {
            System.setProperty(LIBRARIES, request.libraries());
        }
        try (IsolatedLoader loader = new IsolatedLoader(ModelRun.class)) {
            ToIntFunction<List<String>> run = loader.caller(ToIntFunction.class);
            return run.applyAsInt(request.arguments());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            e.printStackTrace(printed);
            return FAILED;
        }
    }
}
