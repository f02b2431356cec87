package org.fos.stubgen;

import java.util.ArrayList;
import java.util.List;

/** Generates {@code <Service>Server}: what a server implements, and how it is registered. */
final class ServerSource {
    private final Service service;
    private final JavaFile file;
    private final Marshalling marshalling;

    private ServerSource(Service service, String packageName) {
        this.service = service;
        this.file =
                new JavaFile(
                        packageName,
                        service.header(),
                        List.of(service.serverClass(), service.messagesClass()));
        this.marshalling = new Marshalling(file);
    }

    static String of(Service service, String packageName) {
        ServerSource source = new ServerSource(service, packageName);
        source.generate();
        return source.file.text();
    }

    private void generate() {
        String dispatcher = file.type("org.fos.lib.Dispatcher");
        file.javadoc(
                "Serves {@code "
                        + service.name()
                        + "}. Each method runs on a cooperative thread"
                        + " of its own; {@code from} is who asks.");
        file.nullMarked().open("public interface " + service.serverClass());
        for (RemoteFunction function : service.functions()) {
            method(function);
        }
        file.javadoc("Has {@code dispatcher} hand the service's requests to {@code server}.");
        String server = service.serverClass() + " server";
        file.open("static void register(" + dispatcher + " dispatcher, " + server + ")");
        service.functions().forEach(this::serve);
        file.close().close();
    }

    private void method(RemoteFunction function) {
        List<Parameter> reply = function.reply();
        String type =
                switch (reply.size()) {
                    case 0 -> "void";
                    case 1 -> marshalling.javaType(reply.getFirst().type());
                    default -> replyRecord(function);
                };
        List<String> signature = new ArrayList<>();
        signature.add(file.type("org.fos.kernel.Address") + " from");
        signature.addAll(marshalling.declarations(function.request()));
        file.javadoc(
                "{@code "
                        + function.prototype()
                        + "}"
                        + (function.oneway() ? "; nothing goes back." : "."));
        file.list(type + " " + function.name(), signature, ";").line("");
    }

    private void serve(RemoteFunction function) {
        String messages = service.messagesClass() + ".";
        String request = messages + function.requestRecord();
        file.line("dispatcher.serve(");
        file.line("        " + messages + function.requestConstant() + ",");
        file.line("        (from, body) -> {");
        file.indented(
                3,
                () -> {
                    file.line("var request = " + request + ".read(body);");
                    answer(function);
                });
        file.line("        });");
    }

    private void answer(RemoteFunction function) {
        List<String> arguments = new ArrayList<>(List.of("from"));
        function.request().forEach(p -> arguments.add("request." + p.name() + "()"));
        String call = "server." + function.name();
        String record = replyRecord(function);
        switch (function.reply().size()) {
            case 0 -> {
                file.list(call, arguments, ";");
                file.line(
                        "return "
                                + (function.oneway() ? "null" : "new " + record + "().encode()")
                                + ";");
            }
            case 1 -> {
                String type = marshalling.javaType(function.reply().getFirst().type());
                file.list(type + " reply = " + call, arguments, ";");
                file.line("return new " + record + "(reply).encode();");
            }
            default -> file.list("return " + call, arguments, ".encode();");
        }
    }

    private String replyRecord(RemoteFunction function) {
        return service.messagesClass() + "." + function.replyRecord();
    }
}
