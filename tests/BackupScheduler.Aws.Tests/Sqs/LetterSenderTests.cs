using BackupScheduler.Aws.Sqs;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Tests.Sqs;

/// <summary>SendMessage has no idempotency token: what is not known to have failed must never be sent again by itself.</summary>
public sealed class LetterSenderTests : IAsyncLifetime
{
    private AwsStub _stub = null!;

    public async Task InitializeAsync() => _stub = await AwsStub.StartAsync();

    public async Task DisposeAsync() => await _stub.DisposeAsync();

    [Theory]
    [InlineData("AccessDenied", 403, SendState.NotSent)]
    [InlineData("QueueDoesNotExist", 400, SendState.NotSent)]
    [InlineData("ExpiredToken", 403, SendState.NotSent)]
    [InlineData("RequestThrottled", 400, SendState.Throttled)]
    [InlineData("InternalError", 500, SendState.InDoubt)]
    [InlineData("ServiceUnavailable", 503, SendState.InDoubt)]
    public async Task What_the_service_answers_tells_whether_it_is_sent(string code, int status, SendState state)
    {
        _stub.Answer("SendMessage", Answers.Error(code, status));
        Assert.Equal(state, (await SendAsync()).State);
        Assert.Single(_stub.Of("SendMessage"));
    }

    [Fact]
    public async Task A_broken_connection_is_a_doubt_and_is_not_tried_again()
    {
        _stub.Answer("SendMessage", Answers.Reset);
        Assert.Equal(SendState.InDoubt, (await SendAsync()).State);
        Assert.Single(_stub.Of("SendMessage"));
    }

    [Fact]
    public async Task An_answer_about_another_message_is_a_doubt()
    {
        _stub.Answer("SendMessage", Answers.Json("""{"MessageId":"m","MD5OfMessageBody":"00000000000000000000000000000000"}"""));
        Assert.Equal(SendState.InDoubt, (await SendAsync()).State);
    }

    [Fact]
    public async Task Nobody_there_is_no_doubt()
    {
        var sender = new AwsPorts(AwsOptions.ForEmulator(new Uri("http://127.0.0.1:1/"), "us-east-1")).LetterSender(new QueueAddresses(null, "http://127.0.0.1:1/1/tables", null, null));
        Assert.Equal(SendState.NotSent, (await sender.SendAsync(WorkQueue.Tables, "body", "g", default)).State);
    }

    [Fact]
    public async Task What_is_confirmed_is_sent_with_its_turn()
    {
        _stub.Answer("SendMessage", SqsAnswers.TakingLetters());
        Assert.Equal(SendState.Sent, (await SendAsync()).State);
        Assert.Equal("111122223333", Assert.Single(_stub.Of("SendMessage")).Text("MessageGroupId"));
    }

    private Task<SendResult> SendAsync() => new AwsPorts(_stub.Options())
        .LetterSender(new QueueAddresses(null, $"{_stub.Address}1/tables", null, null)).SendAsync(WorkQueue.Tables, "body", "111122223333", default);
}
