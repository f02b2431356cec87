package org.fos.stubgen;

import java.util.ArrayList;
import java.util.List;

/** Generates {@code <Service>Client}: a method, or two, for each function. */
final class ClientSource {
    private final Service service;
    private final JavaFile file;
    private final Marshalling marshalling;

    private ClientSource(Service service, String packageName) {
        this.service = service;
        this.file =
                new JavaFile(
                        packageName,
                        service.header(),
                        List.of(service.clientClass(), service.messagesClass()));
        this.marshalling = new Marshalling(file);
    }

    static String of(Service service, String packageName) {
        ClientSource source = new ClientSource(service, packageName);
        source.generate();
        return source.file.text();
    }

    private void generate() {
        String dispatcher = file.type("org.fos.lib.Dispatcher");
        file.javadoc(
                "Calls the service {@code "
                        + service.name()
                        + "}. A plain method sleeps the"
                        + " calling thread until the reply; its {@code Call} form returns at once,"
                        + " so that several members can be asked before any is waited for.");
        file.nullMarked().open("public final class " + service.clientClass());
        file.line("private final " + dispatcher + " dispatcher;").line("");
        file.javadoc("Calls through {@code dispatcher}, in whose process the caller runs.");
        file.open("public " + service.clientClass() + "(" + dispatcher + " dispatcher)");
        file.line("this.dispatcher = dispatcher;").close();
        for (RemoteFunction function : service.functions()) {
            if (function.oneway()) {
                post(function);
            } else {
                await(function);
                call(function);
            }
        }
        file.close();
    }

    private void post(RemoteFunction function) {
        file.line("").javadoc("{@code " + function.prototype() + "}; nothing comes back.");
        file.list("public void " + function.name(), signature(function), " {");
        file.indented(1, () -> file.list("dispatcher.post", sent(function), ";"));
        file.line("}");
    }

    private void await(RemoteFunction function) {
        List<Parameter> reply = function.reply();
        String type =
                switch (reply.size()) {
                    case 0 -> "void";
                    case 1 -> marshalling.javaType(reply.getFirst().type());
                    default -> replyRecord(function);
                };
        file.line("").javadoc("{@code " + function.prototype() + "}; sleeps until the reply.");
        file.list("public " + type + " " + function.name(), signature(function), " {");
        List<String> arguments = new ArrayList<>(List.of("to"));
        function.request().forEach(parameter -> arguments.add(parameter.name()));
        String start = (reply.isEmpty() ? "" : "return ") + function.name() + "Call";
        file.indented(1, () -> file.list(start, arguments, ".await();"));
        file.line("}");
    }

    private void call(RemoteFunction function) {
        List<Parameter> reply = function.reply();
        boolean single = reply.size() == 1;
        String type =
                single ? marshalling.boxedType(reply.getFirst().type()) : replyRecord(function);
        file.line("").javadoc("{@code " + function.prototype() + "}; returns at once.");
        String call = file.type("org.fos.lib.Call");
        file.list(
                "public " + call + "<" + type + "> " + function.name() + "Call",
                signature(function),
                " {");
        List<String> arguments = new ArrayList<>(sent(function));
        String record = replyRecord(function);
        arguments.add(
                single
                        ? "reader -> " + record + ".read(reader)." + reply.getFirst().name() + "()"
                        : record + "::read");
        file.indented(1, () -> file.list("return dispatcher.call", arguments, ";"));
        file.line("}");
    }

    private List<String> signature(RemoteFunction function) {
        List<String> signature = new ArrayList<>();
        signature.add(file.type("org.fos.kernel.Address") + " to");
        signature.addAll(marshalling.declarations(function.request()));
        return signature;
    }

    /** Where the request goes, its type, and its body. */
    private List<String> sent(RemoteFunction function) {
        List<String> names = function.request().stream().map(Parameter::name).toList();
        String messages = service.messagesClass() + ".";
        return List.of(
                "to",
                messages + function.requestConstant(),
                "new %s%s(%s).encode()"
                        .formatted(messages, function.requestRecord(), String.join(", ", names)));
    }

    private String replyRecord(RemoteFunction function) {
        return service.messagesClass() + "." + function.replyRecord();
    }
}
