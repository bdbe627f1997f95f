package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** An invocation as the runtime hands it over, whose time is over after so many questions for it. */
final class Invocation implements Context {

    private static final int FIVE_MINUTES = (int) Duration.ofMinutes(5).toMillis();
    private static final int A_SECOND = 1_000;

    private final AtomicInteger questionsInTime;
    private final int millis;

    private Invocation(int questionsInTime, int millis) {
        this.questionsInTime = new AtomicInteger(questionsInTime);
        this.millis = millis;
    }

    static Invocation withTime() {
        return new Invocation(Integer.MAX_VALUE, FIVE_MINUTES);
    }

    /** Has so much left, for ever. */
    static Invocation with(Duration left) {
        return new Invocation(Integer.MAX_VALUE, Math.toIntExact(left.toMillis()));
    }

    /** Has time for so many batches. */
    static Invocation withTimeForBatches(int batches) {
        return new Invocation(batches, FIVE_MINUTES);
    }

    @Override
    public int getRemainingTimeInMillis() {
        return questionsInTime.getAndDecrement() > 0 ? millis : A_SECOND;
    }

    @Override
    public String getAwsRequestId() {
        return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/briefwissel";
    }

    @Override
    public String getLogStreamName() {
        return "2027/03/01/[$LATEST]";
    }

    @Override
    public String getFunctionName() {
        return "briefwissel";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:000000000000:function:briefwissel";
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("queues have no identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("queues have no client");
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("logs go through the one logger");
    }
}
