package org.fos.stubgen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Generates {@code <Service>Messages}: the message types, and a record for each. */
final class MessagesSource {
    static final String SERVICE_ID = "SERVICE_ID";

    private static final String MESSAGE = "Message";

    private final Service service;
    private final JavaFile file;
    private final Marshalling marshalling;

    private MessagesSource(Service service, String packageName) {
        this.service = service;
        List<String> own = new ArrayList<>(List.of(service.messagesClass(), MESSAGE));
        own.addAll(List.of("IllegalArgumentException", "Override"));
        for (RemoteFunction function : service.functions()) {
            own.add(function.requestRecord());
            own.add(function.replyRecord());
        }
        this.file = new JavaFile(packageName, service.header(), own);
        this.marshalling = new Marshalling(file);
    }

    static String of(Service service, String packageName) {
        MessagesSource source = new MessagesSource(service, packageName);
        source.generate();
        return source.file.text();
    }

    private void generate() {
        file.javadoc("The messages of the service {@code " + service.name() + "}, by their types.");
        file.nullMarked().open("public final class " + service.messagesClass());
        constants();
        file.line("private " + service.messagesClass() + "() {}").line("");
        messageInterface();
        nameOfType();
        decode();
        unknown();
        for (RemoteFunction function : service.functions()) {
            record(
                    "Asks for {@code " + function.prototype() + "}.",
                    function.requestRecord(),
                    function.requestConstant(),
                    function.request());
            if (!function.oneway()) {
                record(
                        "Answers {@code " + function.prototype() + "}.",
                        function.replyRecord(),
                        function.replyConstant(),
                        function.reply());
            }
        }
        file.close();
    }

    private void constants() {
        file.javadoc("The service's number: its message types are 256 times this and up.");
        file.line("public static final int SERVICE_ID = " + service.id() + ";").line("");
        for (RemoteFunction function : service.functions()) {
            constant(function.requestConstant(), service.requestType(function));
            if (!function.oneway()) {
                constant(function.replyConstant(), service.replyType(function));
            }
        }
        file.line("");
    }

    private void constant(String name, int value) {
        file.line("public static final int " + name + " = " + value + ";");
    }

    private void messageInterface() {
        file.javadoc("A request or reply of this service.");
        // What a sealed interface permits is implied by the records of this file; without any
        // there is nothing to seal.
        String sealed = service.functions().isEmpty() ? "" : "sealed ";
        file.open("public " + sealed + "interface " + MESSAGE);
        file.javadoc("Which message this is.").line("int messageType();").line("");
        file.javadoc("The message's body.").line("byte[] encode();");
        file.close().line("");
    }

    private void nameOfType() {
        file.javadoc(
                "Names a message type: the function, with {@code reply} after it if it is one.",
                "",
                "@throws IllegalArgumentException if the type is not one of this service");
        file.open("public static String name(int messageType)").open("return switch (messageType)");
        eachType(
                (constant, function) ->
                        file.line("case " + constant + " -> \"" + function + "\";"));
        file.line("default -> throw unknown(messageType);").close(";").close().line("");
    }

    /** Passes on the constant and the name of each message type. */
    private void eachType(BiConsumer<String, String> type) {
        for (RemoteFunction function : service.functions()) {
            type.accept(function.requestConstant(), function.name());
            if (!function.oneway()) {
                type.accept(function.replyConstant(), function.name() + " reply");
            }
        }
    }

    private void decode() {
        file.javadoc(
                "Reads the whole body of a message.",
                "",
                "@throws MessageFormatException if it is not one of that type",
                "@throws IllegalArgumentException if the type is not one of this service");
        file.open("public static Message decode(int messageType, byte[] body)");
        file.open("return switch (messageType)");
        for (RemoteFunction function : service.functions()) {
            decodeCase(function.requestConstant(), function.requestRecord());
            if (!function.oneway()) {
                decodeCase(function.replyConstant(), function.replyRecord());
            }
        }
        file.line("default -> throw unknown(messageType);").close(";").close().line("");
        file.type("org.fos.lib.message.MessageFormatException");
    }

    private void decodeCase(String constant, String record) {
        file.line("case " + constant + " -> " + record + ".decode(body);");
    }

    private void unknown() {
        file.open("private static IllegalArgumentException unknown(int messageType)");
        file.line("return new IllegalArgumentException(");
        file.line(
                "        \"message type must be one of "
                        + service.name()
                        + ", messageType=\" + messageType);");
        file.close();
    }

    private void record(String what, String name, String constant, List<Parameter> components) {
        file.line("").javadoc(what);
        file.list(
                "public record " + name,
                marshalling.declarations(components),
                " implements " + MESSAGE + " {");
        file.indented(
                1,
                () -> {
                    decoders(name, components);
                    file.line("").line("@Override").open("public int messageType()");
                    file.line("return " + constant + ";").close().line("");
                    encoder(components);
                    if (components.stream().anyMatch(c -> c.type() instanceof WireType.Array)) {
                        equalityByContent(name, components);
                    }
                });
        file.line("}");
    }

    private void decoders(String name, List<Parameter> components) {
        String reader = file.type("org.fos.lib.message.MessageReader");
        file.javadoc("Reads the whole body of a message.");
        file.open("public static " + name + " read(" + reader + " reader)");
        List<String> values =
                components.stream().map(c -> marshalling.read("reader", c.type())).toList();
        file.list(name + " message = new " + name, values, ";");
        file.line("reader.end();").line("return message;").close().line("");
        file.javadoc("Reads the whole body of a message.");
        file.open("public static " + name + " decode(byte[] body)");
        file.line("return read(new " + reader + "(body));").close();
    }

    private void encoder(List<Parameter> components) {
        String writer = file.type("org.fos.lib.message.MessageWriter");
        file.line("@Override").open("public byte[] encode()");
        file.line(writer + " writer = new " + writer + "();");
        components.forEach(component -> file.line(marshalling.write("writer", component)));
        file.line("return writer.toBytes();").close();
    }

    /** A record compares arrays by identity; messages are values. */
    private void equalityByContent(String name, List<Parameter> components) {
        String arrays = file.type("java.util.Arrays");
        file.line("").open("private Object[] contents()");
        List<String> values = components.stream().map(c -> c.name() + "()").toList();
        file.line("return new Object[] {" + String.join(", ", values) + "};").close().line("");
        file.line("@Override").open("public boolean equals(Object other)");
        file.line("return other instanceof " + name + " that");
        file.line("        && " + arrays + ".deepEquals(contents(), that.contents());").close();
        file.line("").line("@Override").open("public int hashCode()");
        file.line("return " + arrays + ".deepHashCode(contents());").close();
        file.line("").line("@Override").open("public String toString()");
        file.line("return \"" + name + "\" + " + arrays + ".deepToString(contents());").close();
    }
}
