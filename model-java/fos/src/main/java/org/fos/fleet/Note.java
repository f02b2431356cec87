package org.fos.fleet;

import com.google.common.collect.ImmutableMap;

import org.fos.fleet.FleetMessages.AcceptRequest;
import org.fos.fleet.FleetMessages.AnswerRequest;
import org.fos.fleet.FleetMessages.AskRequest;
import org.fos.fleet.FleetMessages.JoinRequest;
import org.fos.fleet.FleetMessages.LeaveRequest;
import org.fos.fleet.FleetMessages.PrepareRequest;
import org.fos.fleet.FleetMessages.PromiseRequest;
import org.fos.fleet.FleetMessages.ProposeRequest;
import org.fos.fleet.FleetMessages.RedirectRequest;
import org.fos.fleet.FleetMessages.ViewRequest;
import org.fos.trace.record.TraceValue;

/** A message with who sends it to whom: what the specification's {@code messages} consists of. */
record Note(String from, String to, FleetMessages.Message body) {
    Object value() {
        ImmutableMap.Builder<String, Object> fields = ImmutableMap.builder();
        fields.put("from", from).put("to", to);
        fields.put("kind", FleetMessages.name(body.messageType()));
        content(fields);
        return TraceValue.record(fields.buildOrThrow());
    }

    private void content(ImmutableMap.Builder<String, Object> fields) {
        switch (body) {
            case JoinRequest() -> {}
            case LeaveRequest(long after) -> fields.put("after", after);
            case AskRequest(long request) -> fields.put("request", request);
            case AnswerRequest(long request) -> fields.put("request", request);
            case RedirectRequest(String target) -> fields.put("target", target);
            case ViewRequest(var view, var state) ->
                    fields.put("view", view.value()).put("state", TraceValue.map(state));
            case PrepareRequest(long ballot, var view, var state) ->
                    fields.put("ballot", ballot)
                            .put("view", view.value())
                            .put("state", TraceValue.map(state));
            case PromiseRequest promise ->
                    fields.put("after", promise.after())
                            .put("ballot", promise.ballot())
                            .put("accepted", promise.accepted().value())
                            .put("state", TraceValue.map(promise.state()))
                            .put("leaving", promise.leaving());
            case ProposeRequest(var proposal) -> fields.put("proposal", proposal.value());
            case AcceptRequest(long after, long ballot) ->
                    fields.put("after", after).put("ballot", ballot);
        }
    }
}
