package io.icebreaker.feed.chain;

/** A row, or the rest of a file, cannot be used; carries reason and place, costs no stack trace. */
final class ChainException extends Exception {
    private static final long serialVersionUID = 1;

    private final ChainProblem problem;

    ChainException(ChainProblem problem, String place) {
        super(place, null, false, false);
        this.problem = problem;
    }

    ChainProblem problem() {
        return problem;
    }

    String place() {
        return getMessage();
    }
}
