using BackupScheduler.LocalAws.Lambda;

namespace BackupScheduler.LocalAws.Tests.Lambda;

public sealed class BatchResponseTests
{
    private static readonly HashSet<string> Batch = ["a", "b", "c"];

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("{}", "")]
    [InlineData("""{"batchItemFailures":null}""", "")]
    [InlineData("""{"batchItemFailures":[]}""", "")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"}]}""", "b")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"c"}]}""", "a,c")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"unknown"}]}""", "a,b,c")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", "a,b,c")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", "a,b,c")]
    [InlineData("""{"batchItemFailures":[{"id":"b"}]}""", "a,b,c")]
    [InlineData("""{"batchItemFailures":"b"}""", "a,b,c")]
    [InlineData("[]", "a,b,c")]
    [InlineData("\"done\"", "a,b,c")]
    [InlineData("{no json", "a,b,c")]
    public void What_stays_in_the_queue_follows_from_the_answer(string payload, string expected) =>
        Assert.Equal(expected, string.Join(',', BatchResponse.Failures(new InvocationResult(payload), Batch).Order()));

    [Fact]
    public void A_function_error_fails_the_whole_batch() =>
        Assert.Equal(Batch, BatchResponse.Failures(InvocationResult.Failed("Boom", ""), Batch));
}
